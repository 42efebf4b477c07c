#pragma once

#include <vector>

#include "planner/explore/judged_configurations.hpp"
#include "planner/resolve/conditions.hpp"
#include "tools/sshplan/commands/hosts_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/views/hosts_answer.hpp"

/// What listing hosts and comparing two lists have in common.
namespace sshplan::cli {

/// Lists the hosts of all configurations, one after the other.
[[nodiscard]] HostList list_hosts(const std::vector<JudgedConfiguration>& configurations,
                                  Conditions& conditions);

/// Says on standard error why there is no answer, the remarks, the notes, and which assumptions
/// nothing came of.
void print_messages(const HostsAnswer& answer,
                    const Conditions* conditions,
                    const HostsOptions& options,
                    const Caller& caller);

}  // namespace sshplan::cli
