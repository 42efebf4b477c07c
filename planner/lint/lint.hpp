#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/lint/finding.hpp"
#include "planner/lint/selection.hpp"
#include "planner/lint/subject.hpp"
#include "planner/lint/survey.hpp"

namespace sshplan {

/// Whether comments of the judged files silence anything.
enum class Comments : std::uint8_t { silence, are_ignored };

/// How configurations are judged, whoever asks.
struct LintOptions {
    RuleSelection selection{};
    Comments comments = Comments::silence;
    std::string today{};  // as 2026-11-27: until when comments hold
    SurveyLimits limits{};
};

/// All that the rules have to say of some configurations.
struct LintReport {
    Subject subject;
    std::vector<Finding> findings{};    // by file, in the order of reading; by line, column, id
    std::vector<Finding> suppressed{};  // that a comment silences, in the same order
    std::size_t hosts = 0;              // destinations that are named
};

/// Evaluates the targets for every invocation that can be told apart, under every outcome, and lets
/// each rule that is selected judge. `dialects`: the releases in question, oldest first. A file
/// that ssh would refuse has findings that say so. Targets must outlive the report.
[[nodiscard]] LintReport lint(std::span<const LintTarget> targets,
                              std::vector<Dialect> dialects,
                              Conditions& conditions,
                              const LintOptions& options);

}  // namespace sshplan
