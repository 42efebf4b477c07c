#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/odd_bytes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

Span one_byte(std::size_t at) {
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
}

/// A CR that ssh takes for a blank, and other programs for the end of a line.
bool is_lone(std::string_view bytes, std::size_t at) {
    const std::size_t next = bytes.find_first_not_of("\r \t\f", at);
    return next != std::string_view::npos && bytes[next] != '\n';
}

void report_lone(const LintedFile& file, Findings& findings) {
    const std::string_view bytes = file.source->bytes();
    for (std::size_t at = bytes.find('\r'); at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        Fix fix{.title = "Put a line end in its place"};
        std::size_t first = bytes.size();
        for (; at < end; at = std::min(bytes.find('\r', at + 1), bytes.size())) {
            if (!is_lone(bytes, at)) continue;
            first = std::min(first, at);
            if (!fix.edits.add({one_byte(at), "\n"})) return;
        }
        if (first == bytes.size()) continue;
        Finding& finding =
            findings.add({file.source, one_byte(first)},
                         "a lone CR ends no line for ssh, but does for many viewers");
        finding.severity = Severity::error;
        finding.notes = {"what stands behind it belongs to the same line, or to its comment"};
        finding.help = {"end the line with LF, or remove the CR"};
        finding.fix = std::move(fix);
    }
}

void report_crlf(const LintedFile& file, Findings& findings) {
    const std::string_view bytes = file.source->bytes();
    Fix fix{.title = "End all lines with LF alone", .safety = Safety::safe};
    for (std::size_t at = bytes.find("\r\n"); at < bytes.size(); at = bytes.find("\r\n", at + 2)) {
        if (!fix.edits.add({one_byte(at), ""})) return;
    }
    const std::size_t count = fix.edits.edits().size();
    if (count == 0) return;
    Finding& finding = findings.add({file.source, fix.edits.edits().front().span},
                                    count == 1 ? std::string{"one line ends with CR LF"}
                                               : fmt::format("{} lines end with CR LF", count));
    finding.notes = {"ssh passes over the CR"};
    finding.help = {"save the file with LF alone"};
    finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        if (is_utf16(file.source->bytes())) continue;
        report_lone(file, findings);
        report_crlf(file, findings);
    }
}

}  // namespace

extern const Rule syn018_line_endings{
    .id = "SYN018",
    .name = "line-endings",
    .severity = Severity::info,
    .precision = Precision::very_high,
    .summary = "Lines end with CR LF, or a CR stands within a line",
    .why = R"(
ssh passes over the CR of CR LF: a file from Windows works, but scripts that read it may stumble.

A CR alone is something else, and an error: to ssh it is a blank, to many viewers a line end. Behind
a comment it hides lines from ssh that everybody sees, or the other way round.
)",
    .advice = "Save the file with LF alone.",
    .bad = {.text = "Host db«\r»\n    User ana\r\n"},
    .good = {.text = "Host db\n    User ana\n"},
    .check = check,
};

}  // namespace sshplan
