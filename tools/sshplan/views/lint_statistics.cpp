#include "tools/sshplan/views/lint_statistics.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {

std::vector<RuleCount> count_by_rule(const LintReport& report) {
    std::vector<RuleCount> counts;
    for (const Finding& finding : report.findings) {
        const auto known = std::ranges::find(counts, finding.rule, &RuleCount::rule);
        RuleCount& one =
            known == counts.end() ? counts.emplace_back(RuleCount{finding.rule}) : *known;
        ++one.count;
    }
    std::ranges::sort(counts, [](const RuleCount& a, const RuleCount& b) {
        return std::tuple{b.count, a.rule->id} < std::tuple{a.count, b.rule->id};
    });
    return counts;
}

void print_statistics(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options) {
    const std::vector<RuleCount> counts = count_by_rule(*answer.report);
    const std::size_t width = counts.empty() ? 0 : fmt::formatted_size("{}", counts.front().count);
    for (const RuleCount& one : counts) {
        StyledLine{}
            .add(fmt::format("{:>{}}  ", one.count, width))
            .add(one.rule->id, Role::heading)
            .add(fmt::format("  {}", one.rule->name))
            .write(out, options.style);
    }
    StyledLine{}
        .add(fmt::format("{}.", counts_text(count(*answer.report))))
        .write(out, options.style);
}

}  // namespace sshplan::cli
