#include "planner/lint/selection.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "parser/config/pattern.hpp"
#include "planner/lint/all_rules.hpp"

namespace sshplan {
namespace {

constexpr std::array<std::string_view, 4> profile_names{
    "default", "strict", "shared-repo", "personal"};

/// How closely a word speaks of a rule; nothing if it does not.
std::optional<std::size_t> closeness(std::string_view word, const Rule& rule) {
    if (selects_all(word)) return 0;
    if (!selects(word, rule)) return std::nullopt;
    return std::min(word.size(), rule.id.size());
}

/// Whether a word names a rule, and not only the group that it is in.
bool names(std::string_view word, const Rule& rule) {
    return selects_all(word) || word == rule.name || equals_ignoring_case(word, rule.id);
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

std::string_view name_of(Profile profile) {
    return profile_names[static_cast<std::size_t>(profile)];
}

std::optional<Profile> find_profile(std::string_view name) {
    const auto* const found = std::ranges::find(profile_names, name);
    if (found == profile_names.end()) return std::nullopt;
    return static_cast<Profile>(found - profile_names.begin());
}

bool has_rule(Profile profile, const Rule& rule) {
    switch (rule.audience) {
        case Audience::everyone:
            return true;
        case Audience::teams:
            return profile != Profile::personal;
        case Audience::shared_repo:
            return profile == Profile::shared_repo || profile == Profile::strict;
        case Audience::strict:
            return profile == Profile::strict;
    }
    return false;
}

bool is_selected(const RuleSelection& selection, const Rule& rule) {
    if (selection.least && is_for_the_judge_alone(rule) && is_selected(*selection.least, rule)) {
        return true;
    }
    const bool is_in_profile = has_rule(selection.profile, rule);
    const auto asked_for = [&](std::vector<std::string> words) {
        if (!is_in_profile) {
            std::erase_if(words, [&](const std::string& word) { return !names(word, rule); });
        }
        return closest(words, rule);
    };
    auto wanted = asked_for(selection.select);
    if (selection.select.empty() && is_in_profile) wanted = 0;
    const auto besides = asked_for(selection.extend);
    if (besides && (!wanted || *besides > *wanted)) wanted = besides;
    const auto unwanted = closest(selection.ignore, rule);
    return wanted && (!unwanted || *wanted > *unwanted);
}

bool is_selector(std::string_view word) {
    return std::ranges::any_of(all_rules(), [&](const Rule* rule) { return selects(word, *rule); });
}

}  // namespace sshplan
