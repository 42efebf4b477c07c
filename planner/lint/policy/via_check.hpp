#pragma once

#include <vector>

#include "planner/lint/policy/policy.hpp"
#include "planner/lint/policy/policy_fault.hpp"

namespace sshplan {

/// What an assertion says of the hops of a route that does not hold. A route that a command hides
/// is never as it should be. Faults point into the route, which has a hop.
[[nodiscard]] std::vector<PolicyFault> check_via(const Assertion& assertion, const Route& route);

/// The line that decides how an ssh is reached: of its proxy, or a `none` that leaves it without
/// one. Null if no line does.
[[nodiscard]] const Origin* proxy_line(const Resolution& resolution);

/// The line by which the destination is reached, or that says that it needs no other; null if its
/// ssh is not known.
[[nodiscard]] const Origin* proxy_line(const Route& route);

}  // namespace sshplan
