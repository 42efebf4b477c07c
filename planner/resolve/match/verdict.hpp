#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/match/criteria.hpp"

namespace sshplan {

/// What the criteria of a Match line come to so far. It may hang on one undecided condition; a
/// second one makes it take this branch's outcome of the first.
class Verdict {
public:
    Verdict(Evaluation& evaluation, const LineAt& line, const Activity& outside)
        : evaluation_(evaluation), line_(line), outside_(outside) {}

    /// Whether the line still holds; as far as is known, if it hangs on a condition.
    [[nodiscard]] bool holds() const { return holds_; }
    /// The condition that it hangs on.
    [[nodiscard]] const std::optional<Guard>& pending() const { return pending_; }
    /// The conditions that were asked, whatever came of them.
    [[nodiscard]] const std::vector<ConditionId>& asked() const { return asked_; }
    /// Whether it would hold if the conditions had been answered otherwise.
    [[nodiscard]] bool hangs_on_conditions() const { return !failed_otherwise_ && !asked_.empty(); }
    /// Why it holds, or what was the first to fail.
    [[nodiscard]] std::string reason() const;
    /// The criterion that was the first to fail; empty if none has.
    [[nodiscard]] Span missed() const { return missed_; }

    /// Takes in a criterion that was compared. `what`, called only where it is said why lines hold,
    /// returns a clause for a reader, as "host is web".
    void settle(bool is_hit, const Clause& clause, const auto& what) {
        if (evaluation_.says_why()) explain(is_hit, clause, what());
        take(is_hit, clause);
    }
    /// Whether a condition would be asked now: ssh runs no command once the line has failed.
    [[nodiscard]] bool wants_answer();
    /// Takes this branch's outcome of the condition that it hangs on.
    void decide_pending();
    /// Asks a condition.
    void ask(ConditionKind kind, std::string text, const Clause& clause);

private:
    void take(bool is_hit, const Clause& clause);
    void explain(bool is_hit, const Clause& clause, std::string what);
    void settle_condition(ConditionId id, bool outcome, const Clause& clause);

    Evaluation& evaluation_;
    const LineAt& line_;
    const Activity& outside_;
    bool holds_ = true;
    bool failed_otherwise_ = false;  // by a criterion that is no condition
    std::optional<Guard> pending_{};
    Clause pending_clause_{};
    std::vector<ConditionId> asked_{};
    std::vector<std::string> hits_{};
    std::string miss_{};
    Span missed_{};
};

}  // namespace sshplan
