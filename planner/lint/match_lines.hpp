#pragma once

#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/resolve/match/criteria.hpp"

namespace sshplan {

/// A Match line of a judged file, cut into its criteria.
struct MatchHead {
    const LintedFile* file = nullptr;
    const Directive* directive = nullptr;
    std::vector<Clause> clauses{};

    [[nodiscard]] Place place(Span span) const { return {file->source, span}; }
};

/// Every Match line, as the newest of the releases in question cuts it.
[[nodiscard]] std::vector<MatchHead> match_lines(const Subject& subject);

/// Whether a criterion runs a command.
[[nodiscard]] bool is_exec(const Clause& clause);

}  // namespace sshplan
