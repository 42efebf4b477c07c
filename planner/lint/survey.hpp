#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/resolve/conditions.hpp"

namespace sshplan {

/// Whoever looks at the routes of each case.
using Visitor = std::function<void(const Visit&)>;

/// Wildcards of bystanders that are tried together; where there are more, they are not.
inline constexpr std::size_t usually_combined = 50;

/// Evaluates every invocation class of every target, as each of the releases reads it (oldest
/// first, not empty), under every outcome of `conditions`: what becomes of each line, and where
/// each route leads. It goes as far as the limits of the first target's World; what is too much
/// becomes a gap of the subject. Targets must outlive the subject.
[[nodiscard]] Subject survey(std::span<const LintTarget> targets,
                             std::vector<Dialect> dialects,
                             Conditions& conditions,
                             const Visitor& visitor,
                             std::size_t most_combined = usually_combined);

}  // namespace sshplan
