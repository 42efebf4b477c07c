#include "planner/explore/outcome_limit.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sshplan {

Complaint too_many_outcomes(std::size_t most,
                            const std::set<ConditionId>& taken,
                            const std::vector<Condition>& conditions) {
    constexpr std::size_t most_named = 32;
    std::vector<std::string> names;
    for (const ConditionId id : taken) {
        names.push_back(fmt::format("{} {}", condition_name(id), conditions[id].text));
    }
    const std::size_t more = names.size() - std::min(names.size(), most_named);
    names.resize(names.size() - more);
    const std::string text = fmt::format("{} of {} condition{}: {}{}",
                                         more_than(Limit::outcomes, most),
                                         taken.size(),
                                         taken.size() == 1 ? "" : "s",
                                         fmt::join(names, "; "),
                                         more > 0 ? fmt::format(" and {} more", more) : "");
    return {.text = with_remedy(text, Limit::outcomes, most),
            .help = {"--assume WHAT=ANSWER decides some of them"},
            .is_ours = true};
}

}  // namespace sshplan
