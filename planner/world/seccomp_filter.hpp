#pragma once

#include <optional>
#include <string>

#include "planner/world/protection.hpp"

namespace sshplan {

/// From now on the kernel ends this process (SIGSYS) as soon as it starts a program or a process,
/// opens a socket, loads code, meddles with another process or the terminal's input, or asks for a
/// way around that; and, where writing is given up, too, as soon as it changes what a file holds or
/// who may use it by ways that Landlock does not know. Returns
/// why it does not, in strerror(3)'s words; nothing if it does. Needs PR_SET_NO_NEW_PRIVS.
[[nodiscard]] std::optional<std::string> forbid(GivenUp what);

}  // namespace sshplan
