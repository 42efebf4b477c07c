#pragma once

#include "planner/dialect/dialect.hpp"
#include "tools/sshplan/commands/hosts_options.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `hosts --diff OLD NEW`: the hosts that either names and that go another way in the other one.
[[nodiscard]] int hosts_diff(const HostsOptions& options,
                             const ChosenDialect& openssh,
                             const Caller& caller);

}  // namespace sshplan::cli
