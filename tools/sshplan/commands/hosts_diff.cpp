#include "tools/sshplan/commands/hosts_diff.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planner/explore/compare_hosts.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/explore/judged_configurations.hpp"
#include "tools/sshplan/commands/hosts_answering.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/hosts_diff_text.hpp"
#include "tools/sshplan/views/hosts_json.hpp"
#include "tools/sshplan/views/hosts_lines.hpp"

namespace sshplan::cli {

namespace {

/// A configuration on both sides; where one side has none, it is read as an empty one.
struct Pair {
    JudgedConfiguration before;
    JudgedConfiguration after;
};

JudgedConfiguration emptied(JudgedConfiguration configuration) {
    Client& client = configuration.client;
    const bool is_system = client.user_config.wanted == RoleFile::Wanted::nothing;
    (is_system ? client.system_config : client.user_config).wanted = RoleFile::Wanted::nothing;
    return configuration;
}

/// Those of the same name below both paths; if there is one on either side, those two.
std::vector<Pair> paired(const std::vector<JudgedConfiguration>& before,
                         const std::vector<JudgedConfiguration>& after) {
    if (before.size() == 1 && after.size() == 1) return {{before.front(), after.front()}};
    std::vector<Pair> pairs;
    for (const JudgedConfiguration& one : after) {
        const auto same = std::ranges::find(before, one.name, &JudgedConfiguration::name);
        pairs.push_back({same == before.end() ? emptied(one) : *same, one});
    }
    for (const JudgedConfiguration& one : before) {
        const auto same = std::ranges::find(after, one.name, &JudgedConfiguration::name);
        if (same == after.end()) pairs.push_back({one, emptied(one)});
    }
    return pairs;
}

HostList list_named(const JudgedConfiguration& one, Conditions& conditions) {
    return explore_hosts(one.client, {*one.world, *one.files, conditions}, ListUse::compared);
}

/// Adds the hosts that only the other side names.
void add_missing(HostList& list,
                 std::span<const ListedHost> other,
                 const JudgedConfiguration& one,
                 Conditions& conditions) {
    std::set<std::string_view> known;
    for (const ListedHost& host : list.hosts) known.insert(host.named.name);
    std::vector<std::string> missing;
    for (const ListedHost& host : other) {
        if (!known.contains(host.named.name)) missing.emplace_back(host.named.name);
    }
    const Ending ending = list.ending;
    HostList more = explore_destinations(
        one.client, {*one.world, *one.files, conditions}, missing, ListUse::compared);
    if (more.ending == Ending::refused && !list.hosts.empty()) more.ending = ending;
    append(list, std::move(more));
}

/// Leaves the hosts that are wanted on either side.
void select(HostList& before, HostList& after, const HostSelection& selection) {
    std::set<std::string_view> wanted;
    for (const HostList* const list : {&before, &after}) {
        for (const ListedHost& host : list->hosts) {
            if (is_selected(selection, host)) wanted.insert(host.named.name);
        }
    }
    for (HostList* const list : {&before, &after}) {
        std::erase_if(list->hosts,
                      [&](const ListedHost& host) { return !wanted.contains(host.named.name); });
    }
}

void compare(const Pair& pair,
             const HostSelection& selection,
             Conditions& conditions,
             HostsAnswer& answer) {
    HostList before = list_named(pair.before, conditions);
    HostList after = list_named(pair.after, conditions);
    const bool is_whole = before.ending == Ending::complete && after.ending == Ending::complete;
    if (is_whole) {
        const std::size_t named = before.hosts.size();
        add_missing(before, after.hosts, pair.before, conditions);
        add_missing(after, std::span{before.hosts}.first(named), pair.after, conditions);
        select(before, after, selection);
        answer.named += after.hosts.size();
        std::ranges::move(compare_hosts(before, after), std::back_inserter(answer.changes));
    }
    for (HostList* const list : {&before, &after}) {
        append(answer.list,
               {.complaints = std::move(list->complaints),
                .ending = list->ending,
                .storage = std::move(list->storage)});
    }
}

void print(const HostsAnswer& answer, const HostsOptions& options, const Caller& caller) {
    const Sink& out = caller.streams.out;
    if (options.format == HostsFormat::json) {
        print_hosts_diff_json(out.stream, answer);
    } else if (answer.list.ending != Ending::complete) {
        return;
    } else if (options.format == HostsFormat::names) {
        print_host_names(out.stream, answer);
    } else {
        print_host_changes(out.stream,
                           answer,
                           {.style = style_on(out, options.evaluation.colour, caller.reading),
                            .width = caller.streams.width});
    }
}

/// Prints an answer, and says what there is to say about it.
int finish(const HostsAnswer& answer,
           const Conditions* conditions,
           const HostsOptions& options,
           const Caller& caller) {
    print(answer, options, caller);
    print_messages(answer, conditions, options, caller);
    const int ended = status::of(answer.list.ending);
    return ended == status::done && !answer.changes.empty() ? status::found : ended;
}

}  // namespace

int hosts_diff(const HostsOptions& options, const ChosenDialect& openssh, const Caller& caller) {
    const JudgedRoles roles = judged_roles(options, openssh.dialect);
    JudgedConfigurations before{caller.reading, roles};
    JudgedConfigurations after{caller.reading, roles};
    for (const auto& [judged, path] :
         {std::pair{&before, options.paths[0]}, std::pair{&after, options.paths[1]}}) {
        const auto fault = judged->look_at(path);
        if (!fault) continue;
        if (fault->ending != Ending::limit) return wrong_usage(caller.streams, fault->text);
        return finish({.list = {.complaints = {{.text = fault->text}}, .ending = Ending::limit}},
                      nullptr,
                      options,
                      caller);
    }
    auto read = judged_conditions(options, after.all().front(), caller);
    if (const auto* const bad = std::get_if<BadNameTable>(&read)) {
        return wrong_usage(caller.streams, bad->message);
    }
    auto& conditions = std::get<Conditions>(read);
    HostsAnswer answer;
    if (openssh.note) answer.notes.push_back({"openssh-version", *openssh.note});
    for (const Pair& pair : paired(before.all(), after.all())) {
        compare(pair, options.selection, conditions, answer);
    }
    answer.conditions = shown_conditions(conditions);
    answer.remarks = remarks_about(before, options);
    std::ranges::move(remarks_about(after, options), std::back_inserter(answer.remarks));
    return finish(answer, &conditions, options, caller);
}

}  // namespace sshplan::cli
