#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `explain [ssh options] DEST [COMMAND...]`: where the command line leads, and why.
[[nodiscard]] int explain(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string explain_help();

}  // namespace sshplan::cli
