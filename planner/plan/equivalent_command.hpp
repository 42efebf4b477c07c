#pragma once

#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// The one command line with -J that goes the same way, if every hop is a jump; else empty. Holds
/// only under the outcomes that led to the route.
[[nodiscard]] std::vector<std::string> equivalent_command(const Route& route,
                                                          const Invocation& invocation,
                                                          const Dialect& dialect);

}  // namespace sshplan
