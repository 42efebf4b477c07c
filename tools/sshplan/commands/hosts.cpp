#include "tools/sshplan/commands/hosts.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "planner/explore/explore_hosts.hpp"
#include "planner/explore/host_selection.hpp"
#include "planner/explore/judged_configurations.hpp"
#include "tools/sshplan/commands/hosts_answering.hpp"
#include "tools/sshplan/commands/hosts_diff.hpp"
#include "tools/sshplan/commands/hosts_options.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/session/client.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/give_up.hpp"
#include "tools/sshplan/session/openssh.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/session/world_file.hpp"
#include "tools/sshplan/views/hosts_json.hpp"
#include "tools/sshplan/views/hosts_lines.hpp"
#include "tools/sshplan/views/hosts_text.hpp"

namespace sshplan::cli {

namespace {

void print(const HostsAnswer& answer, const HostsOptions& options, const Caller& caller) {
    const Sink& out = caller.streams.out;
    if (options.format == HostsFormat::json) return print_hosts_json(out.stream, answer);
    if (answer.list.ending != Ending::complete) return;
    if (options.format == HostsFormat::names) return print_host_names(out.stream, answer);
    if (options.format == HostsFormat::routes) return print_route_lines(out.stream, answer);
    print_hosts(out.stream,
                answer,
                {.style = style_on(out, options.evaluation.colour, caller.reading),
                 .width = caller.streams.width});
}

/// Leaves the hosts that are wanted.
void select(HostsAnswer& answer, const HostSelection& selection) {
    answer.named = answer.list.hosts.size();
    std::erase_if(answer.list.hosts,
                  [&](const ListedHost& host) { return !is_selected(selection, host); });
}

/// Prints an answer, and says what there is to say about it.
int finish(HostsAnswer answer,
           const Conditions* conditions,
           const HostsOptions& options,
           const Caller& caller) {
    if (conditions != nullptr) answer.conditions = shown_conditions(*conditions);
    const bool some_match = std::ranges::any_of(answer.list.hosts, [&](const ListedHost& host) {
        return is_matched(options.selection, host.named.name);
    });
    select(answer, options.selection);
    print(answer, options, caller);
    print_messages(answer, conditions, options, caller);
    const int ended = status::of(answer.list.ending);
    if (ended != status::done || options.task != HostsTask::fail_if_any) return ended;
    if (!some_match && options.selection.match) {
        say(caller.streams,
            fmt::format("nothing that is named matches {}; a policy judges unnamed hosts too",
                        *options.selection.match));
        return status::found;
    }
    return answer.list.hosts.empty() ? status::done : status::found;
}

/// The hosts of this machine's files.
int list_own(const HostsOptions& options, const ChosenDialect& openssh, const Caller& caller) {
    ConfigFiles files{caller.reading};
    ClientAnswer client = find_client(caller.reading, files, openssh.dialect, options.evaluation);
    HostsAnswer answer{.notes = client.notes, .home = client.client.home};
    if (openssh.note) answer.notes.push_back({"openssh-version", *openssh.note});
    if (client.complaint) {
        answer.list = {.complaints = {*client.complaint}, .ending = client.ending};
        return finish(std::move(answer), nullptr, options, caller);
    }
    auto sources = condition_sources(caller, options.evaluation, client.client.shell);
    if (const auto* const bad = std::get_if<BadNameTable>(&sources)) {
        return wrong_usage(caller.streams, bad->message);
    }
    Conditions conditions{std::get<ConditionSources>(std::move(sources)),
                          options.evaluation.assumptions};
    answer.list = explore_hosts(client.client, {caller.reading, files, conditions});
    return finish(std::move(answer), &conditions, options, caller);
}

/// The hosts of the files at a path.
int list_path(const HostsOptions& options, const ChosenDialect& openssh, const Caller& caller) {
    JudgedConfigurations judged{caller.reading, judged_roles(options, openssh.dialect)};
    if (const auto fault = look_at_paths(judged, options, caller.reading)) {
        if (fault->ending != Ending::limit) return wrong_usage(caller.streams, fault->text);
        return finish({.list = {.complaints = {{.text = fault->text}}, .ending = Ending::limit}},
                      nullptr,
                      options,
                      caller);
    }
    auto read = judged_conditions(options, judged.all().front(), caller);
    if (const auto* const bad = std::get_if<BadNameTable>(&read)) {
        return wrong_usage(caller.streams, bad->message);
    }
    auto& conditions = std::get<Conditions>(read);
    HostsAnswer answer;
    if (openssh.note) answer.notes.push_back({"openssh-version", *openssh.note});
    answer.list = list_hosts(judged.all(), conditions);
    answer.remarks = remarks_about(judged, options);
    return finish(std::move(answer), &conditions, options, caller);
}

}  // namespace

int hosts(std::span<const std::string> words, const Caller& caller) {
    auto read = read_hosts_options(words);
    if (const auto* const wrong = std::get_if<WrongOption>(&read)) {
        return wrong_usage(caller.streams, wrong->message);
    }
    auto& options = std::get<HostsOptions>(read);
    give_up_acting(caller, options.evaluation, GivenUp::acting_and_writing);
    if (const auto wrong = add_world(options.evaluation, caller.reading)) {
        return wrong_usage(caller.streams, *wrong);
    }
    if (options.evaluation.wants_help) {
        caller.streams.out.stream << hosts_help();
        return status::done;
    }
    const auto chosen = choose_openssh(options.evaluation.openssh, caller.reading);
    if (const auto* const unknown = std::get_if<UnknownDialect>(&chosen)) {
        return wrong_usage(caller.streams, fmt::format("--openssh: {}", unknown->message));
    }
    const auto& openssh = std::get<ChosenDialect>(chosen);
    set_limits(caller, options.evaluation.limits);
    if (options.task == HostsTask::diff) return hosts_diff(options, openssh, caller);
    return (options.paths.empty() ? list_own : list_path)(options, openssh, caller);
}

std::string hosts_help() {
    return fmt::format(
        "usage: sshplan hosts [options] [PATH]\n"
        "       sshplan hosts --diff [options] OLD NEW\n\n"
        "Lists every destination that ~/.ssh/config and the system's file name, each with its\n"
        "route under every outcome. With PATH, a file or a folder, the files there are read in\n"
        "the place of ~/.ssh/config, for whoever will use them: no system file but that of\n"
        "--system-config, the newest OpenSSH, nothing outside of the folder. Runs and contacts\n"
        "nothing.\n\n"
        "{}\n"
        "examples:\n"
        "  sshplan hosts\n"
        "  sshplan hosts --via bastion-old             what hangs on a hop that is replaced\n"
        "  sshplan hosts ssh/ --direct --match 'prod-*' --fail-if-any\n"
        "                                              a gate: production goes by a bastion\n"
        "  sshplan hosts --format routes ssh/ > routes.txt\n"
        "  sshplan hosts --diff main/ssh branch/ssh    what a change does to the routes\n",
        hosts_options_help());
}

}  // namespace sshplan::cli
