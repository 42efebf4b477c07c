#pragma once

#include <string>

#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// In what a route is not as a policy wants it.
struct PolicyFault {
    const Origin* line = nullptr;  // what makes the route so; null: nothing does
    std::string text;              // "the first hop is gw, and must be bastion"
};

}  // namespace sshplan
