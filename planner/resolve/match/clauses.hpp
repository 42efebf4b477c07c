#pragma once

#include <vector>

#include "parser/config/config.hpp"
#include "planner/dialect/dialect.hpp"
#include "planner/resolve/match/criteria.hpp"

namespace sshplan {

/// The criteria of a Match line with their arguments, in order, as its words say them: nothing is
/// evaluated, and what ssh would refuse is taken as it stands. `all`, `final` and `canonical` have
/// no argument.
[[nodiscard]] std::vector<Clause> clauses_of(const Directive& head, const Dialect& dialect);

}  // namespace sshplan
