#pragma once

#include <optional>
#include <string>

#include "planner/connect/frozen/freeze.hpp"
#include "planner/connect/frozen/frozen_route.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// In what a frozen plan, read back, differs from the route that was planned; nothing if it is the
/// same. It must ask nothing, and each of its ssh processes must see the options that the plan says
/// (what `ssh -G` prints of them), but for canonicalisation, which is done, for names that had to
/// be told apart, and for masters that are not wanted.
[[nodiscard]] std::optional<std::string> frozen_difference(const Route& planned,
                                                           const FrozenRoute& frozen,
                                                           const Client& client,
                                                           World& world,
                                                           Masters masters);

}  // namespace sshplan
