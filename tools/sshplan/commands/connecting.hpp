#pragma once

#include "planner/dialect/installed.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// Decides where a command line leads, freezes that, shows it, and runs ssh along it; or shows what
/// would run (--dry-run), or what ssh would print (-G). Returns the exit status.
[[nodiscard]] int connect_line(const CommandLine& line,
                               const Installed& installed,
                               const Caller& caller);

}  // namespace sshplan::cli
