#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `connect [ssh options] DEST [COMMAND...]`: decides the conditions once, shows the plan, freezes
/// it, and runs exactly that with the installed ssh. Fails as ssh fails: what ssh returns once it
/// runs, 255 before that; with --dry-run sshplan's own statuses.
[[nodiscard]] int connect_command(std::span<const std::string> words, const Caller& caller);

/// The same in the place of ssh, called under its name: all words are ssh's, nothing is said but
/// what ssh says, and what ssh answers about itself is asked of it.
[[nodiscard]] int connect_as_ssh(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string connect_help();

}  // namespace sshplan::cli
