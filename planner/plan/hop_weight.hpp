#pragma once

#include <cstddef>

#include "planner/plan/hop.hpp"

namespace sshplan {

/// About how many bytes a hop is told in: its settings, those that lost among them, and the words
/// of its process. Each hop has its own, however short the lines are that all of them read.
[[nodiscard]] std::size_t weight_of(const Hop& hop);

}  // namespace sshplan
