#pragma once

#include <string>

namespace sshplan::test {

/// Gives this process and its children another home folder: the passwd database that they see says
/// so (ssh believes it, not HOME), in a mount namespace of their own. Returns the folder, which is
/// there as long as the process. Done once.
[[nodiscard]] const std::string& own_home();

/// Whether this machine lets it; if not, says that the test is skipped, and why.
[[nodiscard]] bool has_own_home();

}  // namespace sshplan::test
