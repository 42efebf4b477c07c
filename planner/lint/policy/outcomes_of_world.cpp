#include "planner/lint/policy/outcomes_of_world.hpp"

#include <algorithm>

namespace sshplan {

OutcomesOfWorld::OutcomesOfWorld(const PolicyWorld& world)
    : assumed_{{nowhere_, nowhere_, nowhere_, "/bin/sh"}, world.assumptions} {}

bool OutcomesOfWorld::allows(const When& outcome, std::span<const Condition> conditions) {
    return std::ranges::all_of(outcome, [&](const Guard& guard) {
        const Condition& condition = conditions[guard.condition];
        const ConditionId id = assumed_.ask(condition.kind, condition.text, {});
        return assumed_.known(id).value_or(guard.outcome) == guard.outcome;
    });
}

}  // namespace sshplan
