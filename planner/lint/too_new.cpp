#include "planner/lint/too_new.hpp"

#include <algorithm>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/lint/trailing_comment.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

bool knows_criterion(const Dialect& dialect, std::string_view name) {
    if (equals_ignoring_case(name, "all") || equals_ignoring_case(name, "canonical")) return true;
    if (equals_ignoring_case(name, "final")) return dialect.has(Difference::match_final);
    return find_criterion(name, dialect) != nullptr;
}

/// What another cutting changes: the criteria and their arguments, wherever they stand.
bool is_same_clause(const Clause& a, const Clause& b) {
    return equals_ignoring_case(a.attribute, b.attribute) && a.argument == b.argument &&
           a.is_negated == b.is_negated;
}

/// Whether an older release hands the shell one word in single quotes, which the shell takes away.
bool is_same_command(const Clause& newer, const Clause& older) {
    constexpr std::string_view special = "'$`\\\"*?[~ \t";
    return is_exec(newer) && is_exec(older) && newer.is_negated == older.is_negated &&
           older.argument == "'" + newer.argument + "'" &&
           newer.argument.find_first_of(special) == std::string::npos;
}

bool knows_all(const Dialect& dialect, const MatchHead& line) {
    return std::ranges::all_of(line.clauses, [&](const Clause& clause) {
        return knows_criterion(dialect, clause.attribute);
    });
}

/// The old readers stop at the first empty word.
std::vector<Clause> old_clauses(const Directive& head, const Dialect& dialect) {
    std::vector<Clause> clauses = clauses_of(head, dialect);
    clauses.erase(std::ranges::find(clauses, "", &Clause::attribute), clauses.end());
    return clauses;
}

/// Where the criteria of the newest release and others begin to differ; nothing if they do not.
std::optional<std::size_t> first_difference(const MatchHead& line, const std::vector<Clause>& old) {
    const auto is_alike = [](const Clause& newer, const Clause& older) {
        return is_same_clause(newer, older) || is_same_command(newer, older);
    };
    const auto [at, in_old] = std::ranges::mismatch(line.clauses, old, is_alike);
    if (at == line.clauses.end() && in_old == old.end()) return std::nullopt;
    return static_cast<std::size_t>(at - line.clauses.begin());
}

/// Whether what is refused is the comment, or a text that the comment is taken into.
bool is_comment_refused(const Subject& subject, const Refusal& refusal) {
    if (refusal.directive == nullptr) return false;
    const DialectSet taking =
        dialects_that_take_comment(subject, *refusal.file, *refusal.directive);
    for (std::size_t i = 0; i < taking.size(); ++i) {
        if (refusal.dialects[i] && !taking[i]) return false;
    }
    const std::optional<Span> comment = trailing_comment(*refusal.file, *refusal.directive);
    return comment && (refusal.where.span.end > comment->begin ||
                       refusal.kind == ComplaintKind::match_all_combined);
}

}  // namespace

Newness newness_of(const Subject& subject, const Refusal& refusal) {
    using enum ComplaintKind;
    if (refusal.kind == unknown_keyword || refusal.kind == unsupported_option) {
        return Newness::keyword;
    }
    const bool is_match = refusal.directive != nullptr && refusal.directive->is(Keyword::match);
    if (is_match && !newer_criteria(subject, *refusal.directive, refusal.dialects).empty()) {
        return Newness::criterion;
    }
    if (is_comment_refused(subject, refusal)) return Newness::comment;
    if (!is_match) return Newness::value;
    const MatchHead line{
        refusal.file, refusal.directive, clauses_of(*refusal.directive, subject.newest())};
    return cut_otherwise(subject, line) ? Newness::match_words : Newness::value;
}

std::vector<Clause> newer_criteria(const Subject& subject,
                                   const Directive& head,
                                   const DialectSet& older) {
    std::vector<Clause> newer;
    for (Clause& clause : clauses_of(head, subject.newest())) {
        if (!knows_criterion(subject.newest(), clause.attribute)) continue;
        const DialectSet lacking = dialects_without(subject, clause);
        bool is_newer = false;
        for (std::size_t i = 0; i < older.size(); ++i) {
            is_newer = is_newer || (older[i] && lacking[i]);
        }
        if (is_newer) newer.push_back(std::move(clause));
    }
    return newer;
}

DialectSet dialects_without(const Subject& subject, const Clause& clause) {
    return dialects_where(subject, [&](const Dialect& dialect) {
        return !knows_criterion(dialect, clause.attribute);
    });
}

std::optional<OtherCut> cut_otherwise(const Subject& subject, const MatchHead& line) {
    const Dialect& newest = subject.newest();
    if (!newest.has(Difference::match_line_in_words) || !knows_all(newest, line)) {
        return std::nullopt;
    }
    OtherCut cut{.dialects = DialectSet(subject.dialects().size())};
    std::size_t first = line.clauses.size();
    for (std::size_t i = 0; i < subject.dialects().size(); ++i) {
        const Dialect& dialect = subject.dialects()[i];
        if (dialect.has(Difference::match_line_in_words) || !knows_all(dialect, line)) continue;
        const auto at = first_difference(line, old_clauses(*line.directive, dialect));
        if (!at) continue;
        cut.dialects[i] = true;
        first = std::min(first, *at);
    }
    if (!has_any(cut.dialects)) return std::nullopt;
    cut.where = first < line.clauses.size() ? line.clauses[first].span : line.directive->rest_span;
    return cut;
}

DialectSet dialects_that_take_comment(const Subject& subject,
                                      const LintedFile& file,
                                      const Directive& directive) {
    if (!trailing_comment(file, directive)) return DialectSet(subject.dialects().size());
    return dialects_where(subject, [&](const Dialect& dialect) {
        const auto reading = read_keyword(directive.keyword, dialect.edition);
        return lexis_of(dialect) == Lexis::delimited && reading &&
               reading->status == Status::supported;
    });
}

DialectSet dialects_that_refuse(const Subject& subject,
                                const LintedFile& file,
                                const Directive& directive) {
    DialectSet refusing(subject.dialects().size());
    for (const CaseComplaint& said : subject.complaints()) {
        const Complaint& complaint = said.complaint;
        const bool is_here = complaint.severity == Severity::error &&
                             complaint.where.file == file.source &&
                             complaint.line == directive.line;
        if (!is_here || !is_about_text(complaint.kind)) continue;
        const DialectSet saying = dialects_of(subject, said.cases);
        for (std::size_t i = 0; i < refusing.size(); ++i) refusing[i] = refusing[i] || saying[i];
    }
    return refusing;
}

bool has_any(const DialectSet& set) { return std::ranges::find(set, true) != set.end(); }

}  // namespace sshplan
