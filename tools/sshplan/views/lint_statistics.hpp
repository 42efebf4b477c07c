#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// How many findings a rule has.
struct RuleCount {
    const Rule* rule = nullptr;
    std::size_t count = 0;
};

/// The rules that have any, those with most first, then by id.
[[nodiscard]] std::vector<RuleCount> count_by_rule(const LintReport& report);

/// Prints them as a table, and how many findings there are.
void print_statistics(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options);

}  // namespace sshplan::cli
