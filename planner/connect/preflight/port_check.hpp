#pragma once

#include <optional>

#include "planner/connect/preflight/check.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Whether the port answers that this machine itself dials for the first hop of a route, be that a
/// host or a proxy; it waits as long as ConnectTimeout, and never longer than 5 seconds. Nothing
/// for hops that are reached otherwise.
[[nodiscard]] std::optional<Check> check_port(const Route& route,
                                              const Client& client,
                                              World& world);

}  // namespace sshplan
