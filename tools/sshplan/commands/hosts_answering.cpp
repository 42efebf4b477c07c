#include "tools/sshplan/commands/hosts_answering.hpp"

#include <utility>

#include "planner/explore/explore_hosts.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/views/diagnostics.hpp"

namespace sshplan::cli {

HostList list_hosts(const std::vector<JudgedConfiguration>& configurations,
                    Conditions& conditions) {
    HostList list;
    for (const JudgedConfiguration& one : configurations) {
        HostList more = explore_hosts(one.client, {*one.world, *one.files, conditions});
        for (ListedHost& host : more.hosts) host.configuration = top_file(one.client);
        append(list, std::move(more));
    }
    return list;
}

void print_messages(const HostsAnswer& answer,
                    const Conditions* conditions,
                    const HostsOptions& options,
                    const Caller& caller) {
    if (answer.list.ending != Ending::complete) {
        print_complaints(caller.streams.err.stream,
                         answer.list.complaints,
                         diagnostics_on_errors(caller, options.evaluation.colour, answer.home));
    }
    print_file_messages({.remarks = answer.remarks,
                         .notes = answer.notes,
                         .conditions = conditions,
                         .home = answer.home},
                        options,
                        caller);
}

}  // namespace sshplan::cli
