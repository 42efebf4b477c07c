#include "planner/explore/same_answers.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

namespace sshplan {

std::vector<Assumption> same_answers(const Explanation& chosen, std::span<const Assumption> given) {
    std::vector<Assumption> answers;
    std::set<std::string> names;
    for (ConditionId id = 0; id < chosen.conditions.size(); ++id) {
        const Condition& condition = chosen.conditions[id];
        names.insert(condition_name(id));
        if (condition.status != ConditionStatus::undecided && condition.outcome) {
            answers.push_back({.written = condition.text,
                               .kind = condition.kind,
                               .what = condition.text,
                               .outcome = *condition.outcome});
        }
    }
    std::ranges::copy_if(given, std::back_inserter(answers), [&](const Assumption& assumption) {
        return assumption.kind || !names.contains(assumption.what);
    });
    return answers;
}

}  // namespace sshplan
