#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "planner/resolve/complaint.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The conditions that some branches took.
template <typename Branches>
[[nodiscard]] std::set<ConditionId> taken_in(const Branches& branches) {
    std::set<ConditionId> taken;
    for (const auto& branch : branches) {
        for (const Guard& guard : branch.trail) taken.insert(guard.condition);
    }
    return taken;
}

/// How many outcomes of one command line are looked at.
[[nodiscard]] inline std::size_t most_outcomes(const World& world) {
    return world.limits().of(Limit::outcomes);
}

/// What is said where more outcomes than `most` would have to be looked at: of which conditions,
/// and what helps.
[[nodiscard]] Complaint too_many_outcomes(std::size_t most,
                                          const std::set<ConditionId>& taken,
                                          const std::vector<Condition>& conditions);

}  // namespace sshplan
