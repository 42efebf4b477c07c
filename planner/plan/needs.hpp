#pragma once

#include "planner/plan/route.hpp"

namespace sshplan {

/// Adds to each hop what it must provide for the next one: `tcp-forwarding`, `exec`, `nc`, `bash`,
/// `ssh`, `name-resolution`. What was asked of the hop itself stands there already.
void add_needs(Route& route);

}  // namespace sshplan
