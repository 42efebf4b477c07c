#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `rule [ID]`: what a rule of lint is about, or which there are.
[[nodiscard]] int rule_command(std::span<const std::string> words, const Caller& caller);

/// What `help rule` prints.
[[nodiscard]] std::string rule_help();

}  // namespace sshplan::cli
