#pragma once

#include <string>

#include "planner/explore/compare_hosts.hpp"

namespace sshplan::cli {

/// In what two routes to a host differ, for a person: "route: no longer through bastion; user". The
/// names of hops are made printable.
[[nodiscard]] std::string change_text(const RouteDifference& difference);

/// What the comparison says of the host's name: "new name", "no longer named"; empty if both sides
/// name it.
[[nodiscard]] std::string naming_text(const HostDifference& change);

}  // namespace sshplan::cli
