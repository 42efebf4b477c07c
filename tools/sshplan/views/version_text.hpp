#pragma once

#include <string>
#include <string_view>

#include "planner/world/protection.hpp"

namespace sshplan::cli {

/// What `--version` prints: the version, and what of the system holds the verbs that only answer to
/// what they promise, or why it does not.
[[nodiscard]] std::string version_text(std::string_view version, const Protections& protections);

}  // namespace sshplan::cli
