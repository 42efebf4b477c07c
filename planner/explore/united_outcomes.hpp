#pragma once

#include <optional>

#include "planner/explore/explanation.hpp"

namespace sshplan {

/// Both sets of outcomes together; nothing if they exclude each other.
[[nodiscard]] std::optional<When> united(const When& a, const When& b);

}  // namespace sshplan
