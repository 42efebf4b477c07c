#pragma once

#include <vector>

#include "planner/connect/preflight/check.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Whether the known_hosts files of a hop's ssh have a key under its host_key_name, and what ssh
/// does if not, by StrictHostKeyChecking and BatchMode (sshconnect.c check_host_key). Where the
/// host is filed under another name that the hop goes by, it says so. Addresses that CheckHostIP
/// would look up beside it are left out.
[[nodiscard]] Check check_host_key(const Hop& hop, const Client& client, World& world);

}  // namespace sshplan
