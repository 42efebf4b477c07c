#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `migrate [PATH...]`: recipes of ProxyCommand by ProxyJump, with a proof.
[[nodiscard]] int migrate_command(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string migrate_help();

}  // namespace sshplan::cli
