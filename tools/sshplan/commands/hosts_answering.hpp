#pragma once

#include <variant>
#include <vector>

#include "planner/explore/judged_configurations.hpp"
#include "planner/resolve/conditions.hpp"
#include "tools/sshplan/commands/hosts_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/sources.hpp"
#include "tools/sshplan/views/hosts_answer.hpp"

/// What listing hosts and comparing two lists have in common.
namespace sshplan::cli {

/// The roles in which files at a path are read, as the options say otherwise.
[[nodiscard]] JudgedRoles judged_roles(const HostsOptions& options, const Dialect& dialect);

/// Whom conditions of such files are put to: the assumptions, and a table or a resolver that was
/// asked for by name; nothing about this machine.
[[nodiscard]] std::variant<Conditions, BadNameTable> judged_conditions(
    const HostsOptions& options, const JudgedConfiguration& some, const Caller& caller);

/// Lists the hosts of all configurations, one after the other.
[[nodiscard]] HostList list_hosts(const std::vector<JudgedConfiguration>& configurations,
                                  Conditions& conditions);

/// What goes to standard error of such files: where an Include was not followed, and lines that ask
/// who will use them.
[[nodiscard]] std::vector<HostsRemark> remarks_about(const JudgedConfigurations& judged,
                                                     const HostsOptions& options);

/// Fills in what all answers have from what was asked.
void take_conditions(HostsAnswer& answer, const Conditions& conditions);

/// Says on standard error why there is no answer, the remarks, the notes, and which assumptions
/// nothing came of.
void print_messages(const HostsAnswer& answer,
                    const Conditions* conditions,
                    const HostsOptions& options,
                    const Caller& caller);

}  // namespace sshplan::cli
