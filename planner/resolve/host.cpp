#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"

namespace sshplan {
namespace {

/// What the patterns say, and the one that decided.
struct Verdict {
    bool applies = false;
    std::string_view pattern{};
};

Verdict compare(std::string_view host, std::span<const Word> patterns) {
    Verdict verdict;
    for (const Word& word : patterns) {
        const bool negated = word.text.starts_with('!');
        if (!matches_pattern(host, word.text.substr(negated ? 1 : 0))) continue;
        if (negated) return {false, word.text};
        if (!verdict.applies) verdict = {true, word.text};
    }
    return verdict;
}

std::string reason_of(const Verdict& verdict, std::string_view host) {
    if (verdict.applies) return fmt::format("{} matches {}", host, verdict.pattern);
    if (verdict.pattern.empty()) return fmt::format("no pattern matches {}", host);
    return fmt::format("{} is excluded by {}", host, verdict.pattern);
}

/// The words that ssh looks at: those after a decisive negation are not even checked.
const Word* first_empty(std::string_view host, std::span<const Word> patterns) {
    for (const Word& word : patterns) {
        if (word.text.empty()) return &word;
        if (word.text.starts_with('!') && matches_pattern(host, word.text.substr(1))) break;
    }
    return nullptr;
}

/// The patterns that ssh looks at: the old lexes stop at an empty word.
std::span<const Word> patterns_of(const Evaluation& evaluation, const Directive& directive) {
    const std::span<const Word> words = directive.words;
    if (evaluation.has(Difference::lines_tokenised)) return words;
    const auto empty = std::ranges::find(words, std::string_view{}, &Word::text);
    return words.first(static_cast<std::size_t>(empty - words.begin()));
}

}  // namespace

Heading evaluate_host(Evaluation& evaluation, const LineAt& line, const Activity& outside) {
    if (line.is_option()) {
        return {bad_line_as_said(evaluation,
                                 line,
                                 line.directive.keyword_span,
                                 ComplaintKind::other,
                                 "Host directive not supported as a command-line option")};
    }
    Heading heading{.activity = outside};
    heading.activity->heading = &line.directive;
    const bool dead = outside.is_below_inactive;
    std::span<const Word> patterns = patterns_of(evaluation, line.directive);
    const bool fits = compare(evaluation.match_host, patterns).applies;
    if (dead && patterns.size() > 1) patterns = patterns.first(1);
    if (const Word* const empty = first_empty(evaluation.match_host, patterns)) {
        heading.flow = bad_line(evaluation,
                                line,
                                empty->span,
                                ComplaintKind::empty_pattern,
                                "keyword host empty argument");
        patterns = patterns.first(static_cast<std::size_t>(empty - patterns.data()));
    }
    Verdict verdict = compare(evaluation.match_host, patterns);
    std::string reason;
    if (evaluation.says_why()) reason = reason_of(verdict, evaluation.match_host);
    if (dead) {
        verdict.applies = false;
        reason = "included below a block that does not apply";
    }
    heading.activity->is_active = verdict.applies;
    evaluation.result.decisions.push_back({.file = line.site.file,
                                           .head = &line.directive,
                                           .pass = evaluation.pass,
                                           .applies = verdict.applies,
                                           .reason = std::move(reason),
                                           .fits = fits});
    return heading;
}

}  // namespace sshplan
