#pragma once

#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// What one ssh process is on a route: all of a hop that its own resolution and command line say.
/// Reach, reason and needs for the next hop are the planner's to fill in.
[[nodiscard]] Hop make_hop(const Invocation& invocation,
                           Resolution resolution,
                           const Client& client,
                           World& world);

/// The command line by which the ssh of a hop is started.
[[nodiscard]] std::vector<std::string> words_of_hop(const Invocation& invocation,
                                                    const Dialect& dialect);

/// A value's line, or its option, as text: "ProxyJump host1", "-J host1".
[[nodiscard]] Because because_of(const Obtained& value);

}  // namespace sshplan
