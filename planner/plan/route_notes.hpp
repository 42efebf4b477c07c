#pragma once

#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// Adds what there is to say of a whole route whose hops are known: names that are not what they
/// seem, users that stay behind, listeners, running masters.
void add_route_notes(Route& route, const Client& client);

}  // namespace sshplan
