#include "tools/sshplan/commands/rule_names.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan::cli {

std::string unknown_rule(std::string_view word) {
    std::map<std::string, std::string_view> shown{{"all", "ALL"}};  // by what is compared
    for (const Rule* const rule : all_rules()) {
        const std::string_view group = rule->id.substr(0, rule->id.find_first_of("0123456789"));
        for (const std::string_view name : {rule->id, rule->name, group}) {
            shown.emplace(lower_case(name), name);
        }
    }
    std::vector<std::string_view> names;
    for (const auto& [name, is_shown_as] : shown) names.push_back(name);
    const auto nearest = nearest_names(lower_case(word), names, 1);
    if (nearest.empty()) return fmt::format("no rule is called {}. Try: sshplan rule", word);
    return fmt::format("no rule is called {}. Did you mean {}?",
                       word,
                       shown.find(std::string{nearest.front()})->second);
}

}  // namespace sshplan::cli
