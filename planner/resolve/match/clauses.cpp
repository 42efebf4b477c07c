#include "planner/resolve/match/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "parser/config/pattern.hpp"
#include "planner/resolve/match/match_words.hpp"

namespace sshplan {
namespace {

bool takes_no_argument(std::string_view attribute) {
    constexpr std::array<std::string_view, 3> names{"all", "canonical", "final"};
    return std::ranges::any_of(
        names, [&](std::string_view name) { return equals_ignoring_case(name, attribute); });
}

/// Cuts `name=value` of one word in two.
bool cut_at_equal(Clause& clause, const Dialect& dialect) {
    const std::size_t equal = clause.attribute.find('=');
    if (equal == std::string::npos || !dialect.has(Difference::match_line_in_words)) return false;
    clause.argument = clause.attribute.substr(equal + 1);
    clause.attribute.erase(equal);
    clause.argument_span = clause.span;
    clause.argument_span.begin +=
        static_cast<std::uint32_t>(equal + 1 + (clause.is_negated ? 1 : 0));
    return true;
}

}  // namespace

std::vector<Clause> clauses_of(const Directive& head, const Dialect& dialect) {
    const bool in_words = dialect.has(Difference::match_line_in_words);
    MatchWords words = in_words ? MatchWords::tokenised(head) : MatchWords::split_at_equals(head);
    std::vector<Clause> clauses;
    while (std::optional<MatchWord> word = words.take()) {
        if (word->text.starts_with('#')) break;
        Clause clause{.attribute = std::string{word->text},
                      .span = word->span,
                      .is_negated = word->text.starts_with('!')};
        if (clause.is_negated) clause.attribute.erase(0, 1);
        if (!takes_no_argument(clause.attribute) && !cut_at_equal(clause, dialect)) {
            if (const std::optional<MatchWord> argument = words.take()) {
                clause.argument = argument->text;
                clause.argument_span = argument->span;
                clause.span.end = argument->span.end;
            }
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

}  // namespace sshplan
