#pragma once

#include <optional>
#include <string>

namespace sshplan {

/// From now on the kernel refuses this process to write, make, rename or remove files; what is open
/// already is not touched. Returns why it does not, in strerror(3)'s words; nothing if it does.
/// Needs PR_SET_NO_NEW_PRIVS.
[[nodiscard]] std::optional<std::string> forbid_writing();

}  // namespace sshplan
