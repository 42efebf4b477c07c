#pragma once

#include <string_view>
#include <vector>

#include "planner/lint/findings.hpp"
#include "planner/lint/subject.hpp"
#include "planner/resolve/match/criteria.hpp"

namespace sshplan {

/// A Match line that fails because a later line sets what it compares.
struct MissedMatch {
    const BlockDecision* decision = nullptr;
    Clause clause;                    // the criterion that would hold
    const Obtained* value = nullptr;  // of the later line
};

/// The Match lines that do not apply to the destination of a case, but would if they stood below
/// the line that sets what `test` compares: the HostName, the User or the Tag.
[[nodiscard]] std::vector<MissedMatch> find_missed_matches(const ExploredRoute& route,
                                                           const Client& client,
                                                           Test test);

/// Adds a finding for each of them, of a case's routes: at the criterion, with the later line.
void report_missed_matches(const Visit& visit,
                           Findings& findings,
                           Test test,
                           std::string_view message,
                           std::string_view help);

}  // namespace sshplan
