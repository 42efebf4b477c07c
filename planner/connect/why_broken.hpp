#pragma once

#include <string>

#include "planner/plan/route.hpp"

namespace sshplan {

/// Why a route cannot work whatever the network says, in the planner's words; empty for one that is
/// not broken.
[[nodiscard]] std::string why_broken(const Route& route);

}  // namespace sshplan
