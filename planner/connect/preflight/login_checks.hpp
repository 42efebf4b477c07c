#pragma once

#include <vector>

#include "planner/connect/preflight/check.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What a hop's ssh has to log in with: its key files (sshconnect2.c pubkey_prepare), certificates
/// and agent; then, if no key is left, what that means. A key file that ssh tries by itself is no
/// finding where it is missing. Key files are not opened, so whether one has a passphrase, or is
/// the right one, is not known.
[[nodiscard]] std::vector<Check> check_login(const Hop& hop, const Client& client, World& world);

}  // namespace sshplan
