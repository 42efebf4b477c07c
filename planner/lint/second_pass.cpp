#include "planner/lint/second_pass.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

bool is_final(const Directive& directive, const Dialect& dialect) {
    if (!directive.is(Keyword::match)) return false;
    return std::ranges::any_of(clauses_of(directive, dialect), [](const Clause& clause) {
        return !clause.is_negated && equals_ignoring_case(clause.attribute, "final");
    });
}

bool canonicalizes(const LintedFile& file, const Directive& directive, const Subject& subject) {
    return directive.is(Keyword::canonicalize_hostname) && !directive.words.empty() &&
           !equals_ignoring_case(directive.words.front().text, "no") &&
           !subject.facts(key_of(file, directive)).holds.empty();
}

}  // namespace

std::vector<Place> lines_that_ask_for_second_pass(const Subject& subject) {
    std::vector<Place> places;
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!is_final(directive, subject.newest()) &&
                !canonicalizes(file, directive, subject)) {
                continue;
            }
            places.push_back({file.source, directive.span});
        }
    }
    return places;
}

bool canonicalizes(const Subject& subject) {
    return std::ranges::any_of(subject.files(), [&](const LintedFile& file) {
        return std::ranges::any_of(file.config->directives(), [&](const Directive& directive) {
            return canonicalizes(file, directive, subject);
        });
    });
}

std::optional<Span> canonical_criterion(const Directive& head, const Dialect& dialect) {
    if (!head.is(Keyword::match)) return std::nullopt;
    for (const Clause& clause : clauses_of(head, dialect)) {
        if (!clause.is_negated && equals_ignoring_case(clause.attribute, "canonical")) {
            return clause.span;
        }
    }
    return std::nullopt;
}

}  // namespace sshplan
