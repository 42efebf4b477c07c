#include "tools/sshplan/views/condition_wording.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "parser/text/printable.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t widest_subject = 24;  // beyond, a question is called by its number
constexpr std::size_t most_alternatives = 3;
constexpr std::size_t most_simplified = 64;

/// How the two answers to a question are told.
struct Answers {
    std::string_view yes;
    std::string_view no;
};

constexpr Answers exec_answers{"{} succeeds", "{} fails"};  // {}: what is run, or its number
constexpr Answers network_answers{"in {}", "not in {}"};
constexpr Answers name_answers{"{} resolves", "{} does not resolve"};
constexpr Answers long_answers{"{} is so", "{} is not so"};  // {}: the number, for lack of room

Answers answers_of(ConditionKind kind) {
    if (kind == ConditionKind::exec) return exec_answers;
    return kind == ConditionKind::dns ? name_answers : network_answers;
}

std::string told(const Answers& answers, bool outcome, const std::string& what) {
    return fmt::format(fmt::runtime(outcome ? answers.yes : answers.no), what);
}

/// The two without the condition that alone tells them apart; nothing if more does.
std::optional<When> joined(const When& a, const When& b) {
    if (a.size() != b.size()) return std::nullopt;
    std::optional<std::size_t> at;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        if (at || a[i].condition != b[i].condition) return std::nullopt;
        at = i;
    }
    When result = a;
    if (at) result.erase(result.begin() + static_cast<std::ptrdiff_t>(*at));
    return result;
}

/// Joins any two of them. False: no two can be joined.
bool join_two(std::vector<When>& whens) {
    for (std::size_t i = 0; i < whens.size(); ++i) {
        for (std::size_t j = i + 1; j < whens.size(); ++j) {
            const std::optional<When> both = joined(whens[i], whens[j]);
            if (!both) continue;
            whens[i] = *both;
            whens.erase(whens.begin() + static_cast<std::ptrdiff_t>(j));
            return true;
        }
    }
    return false;
}

}  // namespace

std::string subject_text(const Condition& condition) {
    if (condition.kind == ConditionKind::exec) return printable(condition.text);
    return fmt::format("{}:{}", name_of(condition.kind), printable(condition.text));
}

std::string guard_text(const Guard& guard, std::span<const Condition> conditions) {
    const std::string id = condition_name(guard.condition);
    if (guard.condition >= conditions.size()) {
        return fmt::format("{} {}", id, guard.outcome ? "succeeds" : "fails");
    }
    const Condition& condition = conditions[guard.condition];
    if (condition.kind == ConditionKind::exec) return told(exec_answers, guard.outcome, id);
    const std::string text = printable(condition.text);
    if (columns(text) > widest_subject) return told(long_answers, guard.outcome, id);
    return told(answers_of(condition.kind), guard.outcome, text);
}

std::string when_text(const When& when, std::span<const Condition> conditions) {
    std::string text;
    for (const Guard& guard : when) {
        text += text.empty() ? "" : ", ";
        text += guard_text(guard, conditions);
    }
    return text.empty() ? "always" : text;
}

std::string spelled_when_text(const When& when, std::span<const Condition> conditions) {
    std::string text;
    for (const Guard& guard : when) {
        if (guard.condition >= conditions.size()) continue;
        const Condition& condition = conditions[guard.condition];
        text += text.empty() ? "" : " and ";
        const std::string what = condition.kind == ConditionKind::exec
                                     ? fmt::format("`{}`", condition.text)
                                     : condition.text;
        text += told(answers_of(condition.kind), guard.outcome, what);
    }
    return text;
}

std::string only_if_text(std::span<const std::size_t> routes, const Explanation& explanation) {
    std::vector<When> whens;
    for (const Outcome& outcome : explanation.outcomes) {
        if (std::ranges::find(routes, outcome.route) != routes.end()) whens.push_back(outcome.when);
    }
    if (whens.size() == explanation.outcomes.size()) return {};
    while (whens.size() <= most_simplified && join_two(whens)) {
    }
    std::string text;
    for (std::size_t i = 0; i < whens.size() && i < most_alternatives; ++i) {
        text += text.empty() ? "only if " : " or ";
        text += when_text(whens[i], explanation.conditions);
    }
    if (whens.size() > most_alternatives) {
        text += fmt::format(" or in {} more ways", whens.size() - most_alternatives);
    }
    return text;
}

std::vector<ConditionId> deciding_conditions(const Explanation& explanation) {
    std::set<ConditionId> ids;
    for (const Outcome& outcome : explanation.outcomes) {
        for (const Guard& guard : outcome.when) ids.insert(guard.condition);
    }
    return {ids.begin(), ids.end()};
}

}  // namespace sshplan::cli
