#include "tools/sshplan/views/lint_github.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view line_break = "%0A";

/// actions/toolkit, packages/core/src/command.ts: escapeData; no line ends are in printable text.
std::string escaped_data(std::string_view text) {
    std::string escaped;
    for (const char c : without_markers(printable(text), "\\x23")) {
        escaped += c == '%' ? "%25" : std::string(1, c);
    }
    return escaped;
}

/// The same, escapeProperty.
std::string escaped_property(std::string_view text) {
    std::string escaped;
    for (const char c : escaped_data(text)) {
        escaped += c == ':' ? "%3A" : c == ',' ? "%2C" : std::string(1, c);
    }
    return escaped;
}

std::string_view command_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
        case Severity::hint:
            return "notice";
    }
    return "notice";
}

std::string message_of(const Finding& finding, const LintAnswer& answer) {
    std::string text = escaped_data(finding.message);
    for (const std::string& note : notes_of(finding, answer)) {
        text.append(line_break).append(escaped_data(note));
    }
    for (const std::string& help : finding.help) {
        text.append(line_break).append(escaped_data(help));
    }
    return text;
}

}  // namespace

void print_github(std::ostream& out, const LintAnswer& answer) {
    for (const Finding& finding : answer.report->findings) {
        const SourceFile& file = *finding.where.file;
        const Position begin = file.position(finding.where.span.begin);
        const Position end = file.position(finding.where.span.end);
        out << fmt::format("::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
                           command_of(finding.severity),
                           escaped_property(answer.names.of(file)),
                           begin.line,
                           begin.column,
                           end.line,
                           end.column,
                           escaped_property(fmt::format("sshplan {}", finding.rule->id)),
                           message_of(finding, answer));
    }
}

}  // namespace sshplan::cli
