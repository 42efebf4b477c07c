#pragma once

#include <vector>

#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// The key files that ssh offers, in its order: those of the settings, or its own if there are none
/// (readconf.c fill_default_options). Agents are not looked at.
[[nodiscard]] std::vector<Identity> offered_identities(const Resolution& resolution,
                                                       const Client& client);

}  // namespace sshplan
