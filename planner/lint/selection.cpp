#include "planner/lint/selection.hpp"

#include <algorithm>
#include <optional>

#include "parser/config/pattern.hpp"
#include "planner/lint/all_rules.hpp"

namespace sshplan {
namespace {

/// How closely a word speaks of a rule; nothing if it does not.
std::optional<std::size_t> closeness(std::string_view word, const Rule& rule) {
    if (selects_all(word)) return 0;
    if (!selects(word, rule)) return std::nullopt;
    return std::min(word.size(), rule.id.size());
}

std::optional<std::size_t> closest(const std::vector<std::string>& words, const Rule& rule) {
    std::optional<std::size_t> best;
    for (const std::string& word : words) {
        const auto found = closeness(word, rule);
        if (found && (!best || *found > *best)) best = found;
    }
    return best;
}

}  // namespace

bool selects_all(std::string_view word) { return equals_ignoring_case(word, "ALL"); }

bool selects(std::string_view word, const Rule& rule) {
    const bool begins_id = !word.empty() && word.size() <= rule.id.size() &&
                           equals_ignoring_case(rule.id.substr(0, word.size()), word);
    return begins_id || word == rule.name || selects_all(word);
}

bool is_selected(const RuleSelection& selection, const Rule& rule) {
    auto wanted = closest(selection.select, rule);
    if (selection.select.empty()) wanted = 0;
    const auto besides = closest(selection.extend, rule);
    if (besides && (!wanted || *besides > *wanted)) wanted = besides;
    const auto unwanted = closest(selection.ignore, rule);
    return wanted && (!unwanted || *wanted > *unwanted);
}

bool is_selector(std::string_view word) {
    return std::ranges::any_of(all_rules(), [&](const Rule* rule) { return selects(word, *rule); });
}

}  // namespace sshplan
