#pragma once

#include <string>

#include "planner/world/open_folder.hpp"

namespace sshplan {

/// What the names of this process's private folders begin with; mkdtemp(3) ends them.
[[nodiscard]] std::string private_folder_prefix();

/// Claims a folder while it is open here (flock(2)): nobody takes it for left behind, whose process
/// may only be out of sight. False, with errno, if another process is removing it.
[[nodiscard]] bool claim_folder(const OpenFolder& folder);

/// Removes the private folders in a directory that are this user's, whose processes are no more,
/// and which nobody claims. One that holds anything but regular files is somebody else's, and is
/// left as it is.
void remove_left_behind(const std::string& path);

}  // namespace sshplan
