#pragma once

#include <string>

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

/// A path without the slashes at its end; a root stays one slash. Throws Unknown where it begins
/// with two slashes, which POSIX lets mean something else.
[[nodiscard]] std::string_view without_last_slashes(const Call& call, std::string_view path);

}  // namespace sshplan::shell::pure
