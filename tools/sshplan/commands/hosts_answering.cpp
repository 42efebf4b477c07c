#include "tools/sshplan/commands/hosts_answering.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/explore_hosts.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/diagnostics.hpp"

namespace sshplan::cli {

JudgedRoles judged_roles(const HostsOptions& options, const Dialect& dialect) {
    return {.caller = unknown_client(dialect, options.evaluation),
            .ssh_dir = options.evaluation.ssh_dir,
            .root = options.root};
}

std::variant<Conditions, BadNameTable> judged_conditions(const HostsOptions& options,
                                                         const JudgedConfiguration& some,
                                                         const Caller& caller) {
    const std::string& shell = some.client.shell;
    auto read = condition_sources(caller, options.evaluation, shell);
    if (auto* const bad = std::get_if<BadNameTable>(&read)) return std::move(*bad);
    World& nowhere = *some.world;
    const bool asks = options.evaluation.dns == Dns::system;
    return Conditions{{.commands = nowhere,
                       .names = asks ? caller.acting : nowhere,
                       .networks = nowhere,
                       .shell = shell,
                       .table = std::get<ConditionSources>(std::move(read)).table},
                      options.evaluation.assumptions};
}

HostList list_hosts(const std::vector<JudgedConfiguration>& configurations,
                    Conditions& conditions) {
    HostList list;
    for (const JudgedConfiguration& one : configurations) {
        HostList more = explore_hosts(one.client, {*one.world, *one.files, conditions});
        for (ListedHost& host : more.hosts) host.configuration = one.client.user_config.path;
        append(list, std::move(more));
    }
    return list;
}

std::vector<HostsRemark> remarks_about(const JudgedConfigurations& judged,
                                       const HostsOptions& options) {
    std::vector<HostsRemark> remarks;
    for (Complaint& complaint : judged.outside()) {
        remarks.push_back({"include-not-opened", std::move(complaint)});
    }
    if (options.evaluation.local_user) return remarks;
    std::set<const ConfigFiles*> seen;
    for (const JudgedConfiguration& one : judged.all()) {
        if (!seen.insert(one.files).second) continue;
        for (Complaint& complaint : questions_about_caller(*one.files, one.client.dialect)) {
            remarks.push_back({"caller-unknown", std::move(complaint)});
        }
    }
    return remarks;
}

void take_conditions(HostsAnswer& answer, const Conditions& conditions) {
    answer.conditions = conditions.all();
    for (Condition& condition : answer.conditions) {
        condition.text = with_caller_in_words(condition.text);
    }
}

void print_messages(const HostsAnswer& answer,
                    const Conditions* conditions,
                    const HostsOptions& options,
                    const Caller& caller) {
    const Sink& err = caller.streams.err;
    const DiagnosticOptions look{.style = style_on(err, options.evaluation.colour, caller.reading),
                                 .width = caller.streams.width,
                                 .home = answer.home};
    if (answer.list.ending != Ending::complete) {
        print_complaints(err.stream, answer.list.complaints, look);
    }
    std::vector<Complaint> remarks;
    for (const HostsRemark& remark : answer.remarks) remarks.push_back(remark.complaint);
    print_complaints(err.stream, remarks, look);
    for (const Note& note : answer.notes) say(caller.streams, note.text);
    if (conditions == nullptr) return;
    for (const Assumption& assumption : conditions->assumptions()) {
        if (assumption.matched) continue;
        say(caller.streams, fmt::format("--assume '{}' matched no condition", assumption.written));
    }
}

}  // namespace sshplan::cli
