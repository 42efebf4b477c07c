#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/lint/finding.hpp"
#include "planner/lint/policy/policy.hpp"
#include "planner/lint/policy/policy_routes.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// What a policy says of judged files.
struct PolicyReport {
    std::vector<Finding> findings{};
    std::vector<std::string> idle{};      // names of assertions that are about no host
    std::vector<std::string> unjudged{};  // why some could not be judged, each a sentence
};

/// Judges every invocation that the targets, or the policy itself, can tell apart, under every
/// outcome of `conditions`, as each of the subject's dialects reads it. Where ssh refuses, or would
/// never arrive, nothing is asserted. The subject must be that of the targets, which must outlive
/// the report.
[[nodiscard]] PolicyReport judge_policy(const Policy& policy,
                                        const Subject& subject,
                                        std::span<const LintTarget> targets,
                                        Conditions& conditions);

}  // namespace sshplan
