#pragma once

#include <span>
#include <vector>

#include "planner/explore/explanation.hpp"

namespace sshplan {

/// All that was decided for an explanation, to be assumed by whoever evaluates the same again: by
/// the texts of the conditions, which may have other numbers there. `given`: what was assumed for
/// it.
[[nodiscard]] std::vector<Assumption> same_answers(const Explanation& chosen,
                                                   std::span<const Assumption> given);

}  // namespace sshplan
