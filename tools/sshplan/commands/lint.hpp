#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `lint [PATH...]`: what is wrong with a configuration.
[[nodiscard]] int lint_command(std::span<const std::string> words, const Caller& caller);

/// What `help lint` prints.
[[nodiscard]] std::string lint_help();

}  // namespace sshplan::cli
