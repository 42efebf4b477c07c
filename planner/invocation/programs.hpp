#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// A program that starts an ssh of its own.
enum class Program : std::uint8_t { ssh, sftp, scp, rsync, git };

/// "ssh", "sftp", "scp", "rsync", "git"; nothing for any other name.
[[nodiscard]] std::optional<Program> find_program(std::string_view name);

/// The command line of the ssh that a program starts for a destination `[user@]host[:path]` and the
/// options of ssh that it was given (sftp.c main, scp.c main and do_cmd, as the dialect's release
/// has them; rsync and git: what they call). A path ends the host at the first colon that is not
/// within brackets.
[[nodiscard]] Invocation started_by(Program program, Invocation typed, const Dialect& dialect);

}  // namespace sshplan
