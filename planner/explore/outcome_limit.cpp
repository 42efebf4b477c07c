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
    return {.text = fmt::format("more than {} outcomes of {} conditions: {}{}",
                                most,
                                taken.size(),
                                fmt::join(names, "; "),
                                more > 0 ? fmt::format(" and {} more", more) : ""),
            .help = {"--assume WHAT=ANSWER decides some of them"}};
}

}  // namespace sshplan
