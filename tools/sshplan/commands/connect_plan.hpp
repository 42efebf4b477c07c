#pragma once

#include "planner/dialect/installed.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `connect --plan FILE`: runs the plan that `explain --out FILE` wrote, if nothing that it was
/// made from has changed since.
[[nodiscard]] int connect_plan(const CommandLine& line,
                               const Installed& installed,
                               const Caller& caller);

}  // namespace sshplan::cli
