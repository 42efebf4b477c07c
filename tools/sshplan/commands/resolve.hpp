#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `resolve [ssh options] DEST [COMMAND...]`: what `ssh -G` prints for the command line.
[[nodiscard]] int resolve_command(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string resolve_help();

}  // namespace sshplan::cli
