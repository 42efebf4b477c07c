#include "tools/sshplan/views/lint_gitlab.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "parser/text/printable.hpp"
#include "planner/lint/fingerprint.hpp"
#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::cli {
namespace {

std::string_view gitlab_severity(const Finding& finding) {
    switch (finding.severity) {
        case Severity::error:
            return is_security(*finding.rule) ? "blocker" : "critical";
        case Severity::warning:
            return "major";
        case Severity::info:
            return "minor";
        case Severity::hint:
            return "info";
    }
    return "info";
}

Json entry_of(const Finding& finding, const Fingerprint& fingerprint, const LintAnswer& answer) {
    const SourceFile& file = *finding.where.file;
    return {{"description", printable(finding.message)},
            {"check_name", finding.rule->id},
            {"fingerprint", fingerprint.whole},
            {"severity", gitlab_severity(finding)},
            {"location",
             {{"path", answer.names.of(file)},
              {"lines", {{"begin", file.position(finding.where.span.begin).line}}}}}};
}

}  // namespace

std::string lint_gitlab(const LintAnswer& answer) {
    const LintReport& report = *answer.report;
    const std::vector<Fingerprint> fingerprints = fingerprints_of(
        report, [&answer](const SourceFile& file) { return answer.names.of(file); });
    Json list = Json::array();
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        list.push_back(entry_of(report.findings[i], fingerprints[i], answer));
    }
    return printed_document(list);
}

}  // namespace sshplan::cli
