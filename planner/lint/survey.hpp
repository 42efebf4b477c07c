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

/// How far a survey goes.
struct SurveyLimits {
    std::size_t branches = 4096;     // outcomes of one case
    std::size_t steps = 10'000'000;  // lines met in all cases, under each outcome
    std::size_t combined = 50;       // wildcards of bystanders: more are not tried together
    std::size_t tries = 200'000;     // invocations by which lines beside them might be in force
};

/// Evaluates every invocation class of every target, as each of the releases reads it (oldest
/// first, not empty), under every outcome of `conditions`: what becomes of each line, and where
/// each route leads. What is too much becomes a gap of the subject. Targets must outlive the
/// subject.
[[nodiscard]] Subject survey(std::span<const LintTarget> targets,
                             std::vector<Dialect> dialects,
                             Conditions& conditions,
                             const Visitor& visitor,
                             SurveyLimits limits = {});

}  // namespace sshplan
