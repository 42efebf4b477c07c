#pragma once

#include <string>

#include "planner/world/deadline.hpp"
#include "planner/world/descriptor.hpp"

namespace sshplan {

/// Connects to a socket of the file system (connect(2)), within the deadline. Returns 0, or the
/// errno: ENAMETOOLONG if it has no room for the path, ETIMEDOUT if nobody accepted in time.
[[nodiscard]] int connect_locally(const Descriptor& socket,
                                  const std::string& path,
                                  const Deadline& deadline);

/// A socket for that, which does not block.
[[nodiscard]] int open_local_socket();

}  // namespace sshplan
