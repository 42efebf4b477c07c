#include "planner/resolve/match/verdict.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/resolve/match/reasons.hpp"

namespace sshplan {

std::string Verdict::reason() const {
    if (!evaluation_.says_why()) return {};
    return holds_ ? fmt::format("{}", fmt::join(hits_, ", ")) : miss_;
}

void Verdict::take(bool is_hit, const Clause& clause) {
    if (is_hit != clause.is_negated) return;
    failed_otherwise_ = true;
    if (holds_) missed_ = clause.span;
    holds_ = false;
    pending_.reset();
}

void Verdict::explain(bool is_hit, const Clause& clause, std::string what) {
    if (is_hit != clause.is_negated) {
        hits_.push_back(std::move(what));
    } else if (holds_) {
        miss_ = reason_of_miss(clause, std::move(what));
    }
}

bool Verdict::wants_answer() {
    if (holds_ && pending_) decide_pending();
    return holds_;
}

void Verdict::ask(ConditionKind kind, std::string text, const Clause& clause) {
    Conditions& conditions = evaluation_.conditions();
    const ConditionId id = conditions.ask(kind,
                                          std::move(text),
                                          {.place = line_.place(clause.span),
                                           .line = line_.directive.line,
                                           .negated = clause.is_negated,
                                           .written = clause.argument,
                                           .hop = evaluation_.result.host_argument,
                                           .pass = evaluation_.pass});
    asked_.push_back(id);
    if (const std::optional<bool> outcome = conditions.known(id)) {
        settle_condition(id, *outcome, clause);
        return;
    }
    pending_ = Guard{id, !clause.is_negated};
    pending_clause_ = clause;
}

void Verdict::settle_condition(ConditionId id, bool outcome, const Clause& clause) {
    const std::string_view end = clause.attribute != "exec" ? (outcome ? "is so" : "is not so")
                                                            : (outcome ? "succeeds" : "fails");
    std::string what;
    if (evaluation_.says_why()) {
        what = fmt::format("{} {} {}", clause.attribute, condition_name(id), end);
    }
    if (outcome != clause.is_negated) {
        hits_.push_back(std::move(what));
        return;
    }
    if (holds_) {
        miss_ = std::move(what);
        missed_ = clause.span;
    }
    holds_ = false;
}

void Verdict::decide_pending() {
    const Guard guard = *std::exchange(pending_, std::nullopt);
    // Below a block that does not apply nothing comes of it, whatever it is.
    if (outside_.is_below_inactive) return;
    settle_condition(
        guard.condition, evaluation_.conditions().decide(guard.condition), pending_clause_);
}

}  // namespace sshplan
