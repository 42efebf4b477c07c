#pragma once

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/plan/shared_hops.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// Follows every ssh process that this command line would start, from the last hop to the first,
/// and returns the hops in the order of travel (ssh.c main: the implicit ProxyCommand of a
/// ProxyJump). Asks `surroundings.conditions`; starts nothing.
[[nodiscard]] Route plan_route(const Invocation& invocation,
                               const Client& client,
                               const Surroundings& surroundings);

/// The same way without what there is to say of it, for whoever plans thousands: no equivalent
/// command, no needs and no notes on the route. `shared` remembers what jumps start, for further
/// ways of the same client.
[[nodiscard]] Route plan_way(const Invocation& invocation,
                             const Client& client,
                             const Surroundings& surroundings,
                             SharedHops& shared);

}  // namespace sshplan
