#include "planner/lint/missed_match.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parser/config/pattern.hpp"
#include "planner/resolve/match/clauses.hpp"
#include "planner/resolve/match/reasons.hpp"

namespace sshplan {
namespace {

Keyword keyword_of(Test test) {
    if (test == Test::host) return Keyword::hostname;
    return test == Test::user ? Keyword::user : Keyword::tag;
}

/// Whether a Match line failed first at a criterion of that kind.
bool failed_at(const BlockDecision& decision, Test test) {
    if (decision.applies || decision.missed.empty()) return false;
    const std::string_view name = test == Test::host   ? "host"
                                  : test == Test::user ? "user"
                                                       : "tagged";
    const std::string_view clause = decision.file->at(decision.missed);
    return equals_ignoring_case(clause.substr(0, name.size()), name);
}

/// What the criteria of a Match line compare once all lines are read.
class FinalValues {
public:
    FinalValues(const Resolution& resolution, const Client& client)
        : resolution_(resolution), client_(client) {}

    /// Whether a criterion would hold; one that asks the machine is taken to.
    [[nodiscard]] bool holds(const Clause& clause) const {
        const Criterion* const criterion = find_criterion(clause.attribute, client_.dialect);
        if (criterion == nullptr) return holds_without_argument(clause);
        const std::optional<std::string> value = value_of(criterion->test);
        return !value || matches(clause, criterion->test, *value) != clause.is_negated;
    }

    /// Whether the argument of a criterion names what it would compare.
    [[nodiscard]] bool is_named_by(const Clause& clause, Test test) const {
        const Criterion* const criterion = find_criterion(clause.attribute, client_.dialect);
        return criterion != nullptr && criterion->test == test && !clause.is_negated &&
               matches(clause, test, *value_of(test));
    }

private:
    [[nodiscard]] bool holds_without_argument(const Clause& clause) const {
        const bool is_all = equals_ignoring_case(clause.attribute, "all");
        return (is_all || resolution_.passes == 2) != clause.is_negated;
    }

    [[nodiscard]] std::optional<std::string> value_of(Test test) const {
        switch (test) {
            case Test::host:
                return lower_case(resolution_.hostname);
            case Test::original_host:
                return lower_case(resolution_.host_argument);
            case Test::user:
                return std::string{resolution_.text(Keyword::user, client_.user)};
            case Test::local_user:
                return client_.user;
            case Test::tagged:
                return std::string{resolution_.text(Keyword::tag)};
            case Test::version:
                return std::string{client_.dialect.banner};
            default:
                return std::nullopt;
        }
    }

    static bool matches(const Clause& clause, Test test, std::string_view value) {
        const bool is_host = test == Test::host || test == Test::original_host;
        const LetterCase letter_case =
            is_host ? LetterCase::patterns_lowered : LetterCase::sensitive;
        return match_pattern_list(value, clause.argument, letter_case).match == ListMatch::positive;
    }

    const Resolution& resolution_;
    const Client& client_;
};

/// Where in the order of decisions the block of a value is entered; nothing if it has none.
std::optional<std::size_t> entry_of(const Obtained& value, const Resolution& resolution) {
    const auto& decisions = resolution.decisions;
    const auto entry = std::ranges::find_if(decisions, [&](const BlockDecision& decision) {
        return decision.head == value.origin.heading && decision.file == value.origin.place.file;
    });
    if (entry == decisions.end()) return std::nullopt;
    return static_cast<std::size_t>(entry - decisions.begin());
}

/// Whether a Match line is read before the line of a value.
bool is_before(std::size_t position, const Obtained& value, const Resolution& resolution) {
    const BlockDecision& decision = resolution.decisions[position];
    if (decision.file == value.origin.place.file) {
        return decision.head->span.begin < value.origin.place.span.begin;
    }
    const std::optional<std::size_t> entry = entry_of(value, resolution);
    return entry && position < *entry;
}

/// The criterion that failed first, if it is the one that a later line would make hold, and the
/// others then hold too.
std::optional<Clause> missed_clause(const BlockDecision& decision,
                                    const FinalValues& values,
                                    Test test,
                                    const Dialect& dialect) {
    std::optional<Clause> missed;
    for (Clause& clause : clauses_of(*decision.head, dialect)) {
        if (!values.holds(clause)) return std::nullopt;
        const bool is_first = clause.span.begin == decision.missed.begin;
        if (is_first && values.is_named_by(clause, test)) missed = std::move(clause);
    }
    return missed;
}

}  // namespace

std::vector<MissedMatch> find_missed_matches(const ExploredRoute& route,
                                             const Client& client,
                                             Test test) {
    std::vector<MissedMatch> found;
    if (route.route.hops.empty()) return found;
    const Resolution* const resolution = route.route.hops.back().resolution.get();
    if (resolution == nullptr) return found;
    const Obtained* const value = resolution->value(keyword_of(test));
    if (value == nullptr || value->origin.kind != OriginKind::file || value->origin.pass != 1) {
        return found;
    }
    const FinalValues values{*resolution, client};
    for (std::size_t i = 0; i < resolution->decisions.size(); ++i) {
        const BlockDecision& decision = resolution->decisions[i];
        // What a second pass makes hold is not missed.
        const bool is_last = decision.pass == resolution->passes;
        if (!is_last || !failed_at(decision, test) || !is_before(i, *value, *resolution)) continue;
        auto clause = missed_clause(decision, values, test, client.dialect);
        if (clause) found.push_back({&decision, *std::move(clause), value});
    }
    return found;
}

namespace {

/// Why the line failed: no line before it had set what it compares.
std::string reason_of_missed(const MissedMatch& missed,
                             const ExploredRoute& route,
                             const Client& client,
                             Test test) {
    const Resolution& resolution = *route.route.hops.back().resolution;
    const bool is_second = missed.decision->pass == 2;
    std::string value;
    if (test == Test::host) {
        value = lower_case(is_second ? resolution.hostname : resolution.host_argument);
    } else if (test == Test::user) {
        value = is_second ? resolution.text(Keyword::user, client.user) : client.user;
    } else if (client.dialect.has(Difference::match_command)) {
        value = "not set";
    }
    return reason_of_miss(missed.clause, reason_of_value(missed.clause, value));
}

}  // namespace

void report_missed_matches(const Visit& visit,
                           Findings& findings,
                           Test test,
                           std::string_view message,
                           std::string_view help) {
    for (const ExploredRoute& route : visit.explanation.routes) {
        for (const MissedMatch& missed :
             find_missed_matches(route, visit.explanation.client, test)) {
            const Place where{missed.decision->file, missed.clause.span};
            Finding* const finding = findings.add_seen(where, std::string{message}, visit.number);
            if (finding == nullptr) continue;
            finding->caption = reason_of_missed(missed, route, visit.explanation.client, test);
            finding->related.push_back({missed.value->origin.place, "sets it, too late"});
            finding->help = {std::string{help}};
        }
    }
}

}  // namespace sshplan
