#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

std::size_t LintCounts::at_least(Severity severity) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(severity); ++i) sum += findings[i];
    return sum;
}

LintCounts count(const LintReport& report) {
    LintCounts counts{.files = report.subject.files().size(),
                      .hosts = report.hosts,
                      .suppressed = report.suppressed.size(),
                      .known = report.known.size()};
    for (const Finding& finding : report.findings) {
        ++counts.findings[static_cast<std::size_t>(finding.severity)];
        if (!finding.fix) continue;
        ++(finding.fix->safety == Safety::safe ? counts.safe_fixes : counts.unsafe_fixes);
    }
    return counts;
}

}  // namespace sshplan::cli
