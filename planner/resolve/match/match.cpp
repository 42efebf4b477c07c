#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/match/compare.hpp"
#include "planner/resolve/match/match_words.hpp"

namespace sshplan {
namespace {

/// A Match line that is read from left to right (readconf.c match_condition).
class MatchLine {
public:
    MatchLine(Evaluation& evaluation, const LineAt& line, Verdict& verdict)
        : evaluation_(evaluation),
          line_(line),
          verdict_(verdict),
          words_(evaluation.has(Difference::match_line_in_words)
                     ? MatchWords::tokenised(line.directive)
                     : MatchWords::split_at_equals(line.directive)) {}

    Flow run();

private:
    Flow bad(Span span, std::string text, ComplaintKind kind = ComplaintKind::bad_match) {
        return bad_match(evaluation_, line_, span, kind, std::move(text));
    }
    [[nodiscard]] bool is_comment(std::string_view word) const {
        return word.starts_with('#') && evaluation_.has(Difference::match_comments);
    }
    Flow run_clause(const MatchWord& word, Clause& clause);
    Flow check_count();
    Flow leave_rest();
    Flow run_all(const MatchWord& word, const Clause& clause);
    void run_pass(const Clause& clause);
    const Criterion* split_at_equal(Clause& clause) const;
    Flow take_argument(const MatchWord& word, Clause& clause, const Criterion*& criterion);

    Evaluation& evaluation_;
    const LineAt& line_;
    Verdict& verdict_;
    MatchWords words_;
    int count_ = 0;
};

Flow MatchLine::run() {
    while (const std::optional<MatchWord> word = words_.take()) {
        if (is_comment(word->text)) break;
        const bool in_words = evaluation_.has(Difference::match_line_in_words);
        if (word->text.empty() && !in_words) {
            const Flow flow = check_count();
            return flow == Flow::go_on ? leave_rest() : flow;
        }
        Clause clause{.attribute = std::string{word->text},
                      .span = word->span,
                      .is_negated = word->text.starts_with('!')};
        if (clause.is_negated) clause.attribute.erase(0, 1);
        if (equals_ignoring_case(clause.attribute, "all")) return run_all(*word, clause);
        ++count_;
        const Flow flow = run_clause(*word, clause);
        if (flow != Flow::go_on) return flow;
    }
    return check_count();
}

Flow MatchLine::run_clause(const MatchWord& word, Clause& clause) {
    if (equals_ignoring_case(clause.attribute, "canonical") ||
        (equals_ignoring_case(clause.attribute, "final") &&
         evaluation_.has(Difference::match_final))) {
        run_pass(clause);
        return Flow::go_on;
    }
    const Criterion* criterion = nullptr;
    const Flow flow = take_argument(word, clause, criterion);
    if (flow != Flow::go_on) return flow;
    return compare(evaluation_, line_, clause, criterion->test, verdict_);
}

Flow MatchLine::check_count() {
    if (count_ > 0) return Flow::go_on;
    return bad(line_.directive.span, "One or more attributes required for Match");
}

/// The old readers stop before the end of the line, and take nothing from there on.
Flow MatchLine::leave_rest() {
    const std::optional<MatchWord> next = words_.take();
    if (evaluation_.has(Difference::lines_tokenised)) {
        if (!next || next->span.begin == next->span.end) return Flow::go_on;
        return bad_line(evaluation_,
                        line_,
                        line_.directive.rest_span,
                        ComplaintKind::extra_arguments,
                        "keyword match extra arguments at end of line");
    }
    if (!next || next->text.empty()) return Flow::go_on;
    return bad_line(evaluation_,
                    line_,
                    next->span,
                    ComplaintKind::extra_arguments,
                    fmt::format("garbage at end of line; \"{}\".", shortened(next->text, 200)));
}

/// `all` stands alone, or after one other criterion, and takes no argument.
Flow MatchLine::run_all(const MatchWord& word, const Clause& clause) {
    // readconf.c looks at the next word only where nothing is wrong yet.
    const std::optional<MatchWord> next = count_ > 1 ? std::nullopt : words_.take();
    const bool is_followed = next && !next->text.empty() && !is_comment(next->text);
    if (count_ > 1 || is_followed) {
        return bad(word.span,
                   fmt::format("{}'{}' cannot be combined with other Match attributes",
                               line_.location(),
                               word.text),
                   ComplaintKind::match_all_combined);
    }
    verdict_.settle(true, clause, [] { return std::string{"all"}; });
    return evaluation_.has(Difference::lines_tokenised) ? Flow::go_on : leave_rest();
}

/// `final` and `canonical` both mean the second pass; the first also asks for it.
void MatchLine::run_pass(const Clause& clause) {
    const bool is_final = equals_ignoring_case(clause.attribute, "final");
    const bool asks =
        !clause.is_negated || !evaluation_.has(Difference::negated_final_asks_nothing);
    if (is_final && asks) evaluation_.second_pass_wanted = true;
    const bool is_second = evaluation_.pass == 2;
    verdict_.settle(is_second, clause, [&] {
        return std::string{is_second ? "the second pass" : "not the second pass"};
    });
}

/// The criterion of `name=value` in one word, which is cut in two; null if it is something else.
const Criterion* MatchLine::split_at_equal(Clause& clause) const {
    const std::size_t equal = clause.attribute.find('=');
    const Dialect& dialect = evaluation_.client.dialect;
    if (equal == std::string::npos || !dialect.has(Difference::match_line_in_words)) return nullptr;
    const Criterion* const criterion = find_criterion(clause.attribute.substr(0, equal), dialect);
    if (criterion == nullptr || criterion->form == Criterion::Form::next_word) return nullptr;
    clause.argument = clause.attribute.substr(equal + 1);
    clause.attribute.erase(equal);
    return criterion;
}

Flow MatchLine::take_argument(const MatchWord& word, Clause& clause, const Criterion*& criterion) {
    const Dialect& dialect = evaluation_.client.dialect;
    criterion = split_at_equal(clause);
    if (criterion == nullptr) {
        criterion = find_criterion(clause.attribute, dialect);
        const std::optional<MatchWord> next = words_.take();
        if (!next && dialect.has(Difference::match_command)) {
            return bad(
                clause.span,
                fmt::format("{}missing argument for Match '{}'", line_.location(), word.text));
        }
        if (next) {
            clause.argument = next->text;
            clause.span.end = next->span.end;
        }
    }
    const bool may_be_empty = criterion != nullptr &&
                              criterion->argument == Criterion::Argument::may_be_empty &&
                              dialect.has(Difference::match_command);
    if ((clause.argument.empty() && !may_be_empty) || is_comment(clause.argument)) {
        return bad(clause.span, fmt::format("Missing Match criteria for {}", clause.attribute));
    }
    if (criterion == nullptr) {
        return bad(clause.span, fmt::format("Unsupported Match attribute {}", clause.attribute));
    }
    return Flow::go_on;
}

/// Whether a line can still set something in this evaluation that matters to whoever explores.
bool can_matter(const Evaluation& evaluation, const Directive& directive) {
    const auto reading = read_keyword(directive.keyword, evaluation.edition());
    if (!reading || reading->status != Status::supported) return false;
    const Keyword keyword = reading->info->keyword;
    // A value that cannot be expanded makes ssh stop.
    const bool may_refuse = expansion_in(keyword, evaluation.edition()) == Expansion::before_dump &&
                            directive.rest.find_first_of("%$~") != std::string_view::npos;
    const bool matters = evaluation.surroundings.branching == Branching::all_that_sets ||
                         reading->info->influence == Influence::route || may_refuse;
    if (!matters) return false;
    const bool is_first = merge_in(keyword, evaluation.edition()) == Merge::first;
    return !is_first || !evaluation.result.of(keyword).is_settled();
}

Flow refuse_as_option(Evaluation& evaluation, const LineAt& line) {
    const bool is_named = evaluation.has(Difference::match_option_named);
    return bad_line_as_said(evaluation,
                            line,
                            line.directive.keyword_span,
                            ComplaintKind::other,
                            fmt::format("{} directive not supported as a command-line option",
                                        is_named ? "Match" : "Host"));
}

/// What a line that could be read comes to for the lines below it.
Activity conclude(Evaluation& evaluation,
                  const LineAt& line,
                  std::span<const Directive> directives,
                  const Activity& outside,
                  Verdict& verdict) {
    const auto matters = [&](const Directive& d) { return can_matter(evaluation, d); };
    if (verdict.pending() && !outside.is_below_inactive &&
        std::ranges::any_of(directives, matters)) {
        verdict.decide_pending();
    }
    BlockDecision decision{.file = line.site.file,
                           .head = &line.directive,
                           .pass = evaluation.pass,
                           .applies = verdict.holds(),
                           .guard = verdict.pending(),
                           .reason = verdict.reason(),
                           .fits = verdict.holds(),
                           .missed = verdict.missed()};
    if (outside.is_below_inactive) {
        decision.applies = false;
        decision.is_below_inactive = true;
        decision.outer = outside.heading;
        decision.guard.reset();
        decision.reason = "included below a block that does not apply";
    }
    Activity activity = outside;
    activity.heading = &line.directive;
    activity.is_active = decision.applies;
    activity.guards = decision.guard ? std::vector{*decision.guard} : std::vector<Guard>{};
    activity.hangs_on_conditions = !decision.applies && verdict.hangs_on_conditions();
    if (verdict.hangs_on_conditions()) {
        activity.asked.insert(activity.asked.end(), verdict.asked().begin(), verdict.asked().end());
    }
    evaluation.result.decisions.push_back(std::move(decision));
    return activity;
}

}  // namespace

Heading evaluate_match(Evaluation& evaluation,
                       const LineAt& line,
                       std::span<const Directive> directives,
                       const Activity& outside) {
    if (line.is_option()) return {refuse_as_option(evaluation, line)};
    // ssh expands the Hostname so far for every Match line, whether a criterion asks for it or not.
    if (host_so_far(evaluation) == nullptr) return {Flow::stop};
    Verdict verdict{evaluation, line, outside};
    const Flow flow = MatchLine{evaluation, line, verdict}.run();
    if (flow != Flow::go_on) return {flow};
    return {flow, conclude(evaluation, line, directives, outside, verdict)};
}

}  // namespace sshplan
