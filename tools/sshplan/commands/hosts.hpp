#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `hosts [PATH]`: every destination that a configuration names, each with its route.
[[nodiscard]] int hosts(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string hosts_help();

}  // namespace sshplan::cli
