#pragma once

#include <vector>

#include "planner/lint/policy/policy.hpp"
#include "planner/lint/policy/policy_fault.hpp"
#include "planner/lint/policy/printed_values.hpp"

namespace sshplan {

/// What an assertion says of settings that does not hold on a route. Hops whose ssh is not ours
/// have none. Faults point into the route; no value in it hangs on a condition.
[[nodiscard]] std::vector<PolicyFault> check_values(const Assertion& assertion,
                                                    const Route& route,
                                                    const Client& client,
                                                    PrintedValues& printed);

}  // namespace sshplan
