#pragma once

#include <string>

namespace sshplan::test {

/// Gives this process and its children another home folder: the passwd database that they see says
/// so (ssh believes it, not HOME), in a mount namespace of their own. Returns the folder, which is
/// there as long as the process. Done once.
[[nodiscard]] const std::string& own_home();

}  // namespace sshplan::test
