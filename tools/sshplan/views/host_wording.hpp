#pragma once

#include <span>
#include <string>

#include "planner/explore/host_list.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan::cli {

/// How lists of hosts speak of routes. All results are printable.

/// "deploy@10.1.0.2:2222": as far as it is known, "(you)" for a local user that is not.
[[nodiscard]] std::string hop_text(const HostHop& hop);

/// "host1 → host2", "direct", "a command", and what is wrong with the route.
[[nodiscard]] std::string way_text(const HostRoute& route);

/// What one line says of a route without a file or a line number: the hops in the order of travel,
/// then what is looked up in known_hosts and whether an agent is forwarded:
/// `ops@bastion.example.com:22 > deploy@10.1.0.2:2222  key=prod-db1  agent=no`.
[[nodiscard]] std::string route_line(const HostRoute& route);

/// The outcomes in the same way, in the order of their texts: `C[nc -z -w 2 10.1.0.2 2222]=no`.
[[nodiscard]] std::string outcome_line(const When& when, std::span<const Condition> conditions);

/// A name as a field of such a line: without blanks.
[[nodiscard]] std::string field_text(std::string_view text);

}  // namespace sshplan::cli
