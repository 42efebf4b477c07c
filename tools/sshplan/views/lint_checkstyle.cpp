#include "tools/sshplan/views/lint_checkstyle.hpp"

#include <string_view>

#include <fmt/format.h>

#include "tools/sshplan/views/findings_by_file.hpp"
#include "tools/sshplan/views/xml_text.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view form_version = "4.3";  // of checkstyle, whose report this is

/// com.puppycrawl.tools.checkstyle.api.SeverityLevel, of which there are three.
std::string_view checkstyle_severity(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
        case Severity::hint:
            return "info";
    }
    return "info";
}

std::string element_of(const Finding& finding) {
    const Position begin = finding.where.file->position(finding.where.span.begin);
    return fmt::format(
        "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
        "source=\"sshplan.{}\"/>\n",
        begin.line,
        begin.column,
        checkstyle_severity(finding.severity),
        xml_text(finding.message),
        finding.rule->id);
}

std::string element_of(const FileFindings& there, const LintAnswer& answer) {
    std::string errors;
    for (const Finding* const finding : there.findings) errors += element_of(*finding);
    const std::string name = xml_text(answer.names.of(*there.file));
    if (errors.empty()) return fmt::format("  <file name=\"{}\"/>\n", name);
    return fmt::format("  <file name=\"{}\">\n{}  </file>\n", name, errors);
}

}  // namespace

std::string lint_checkstyle(const LintAnswer& answer) {
    std::string files;
    for (const FileFindings& there : findings_by_file(*answer.report)) {
        files += element_of(there, answer);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle "
        "version=\"{}\">\n{}</checkstyle>\n",
        form_version,
        files);
}

}  // namespace sshplan::cli
