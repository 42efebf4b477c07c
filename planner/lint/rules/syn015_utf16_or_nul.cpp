#include <string>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/odd_bytes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {

using namespace std::string_view_literals;

namespace {

void report_utf16(const LintedFile& file, Findings& findings) {
    const std::string_view bytes = file.source->bytes();
    Finding& finding = findings.add({file.source, {0, 2}}, "this file is UTF-16, not UTF-8");
    finding.notes = {"ssh reads bytes, and ends each line at its first NUL"};
    finding.help = {"save it as UTF-8; in PowerShell: Set-Content -Encoding utf8NoBOM"};
    auto text = utf16_to_utf8(bytes);
    if (!text) return;
    Fix fix{.title = "Write it as UTF-8", .safety = Safety::safe};
    const Span all{0, static_cast<std::uint32_t>(bytes.size())};
    if (fix.edits.add({all, *std::move(text)})) finding.fix = std::move(fix);
}

/// The first NUL of each line.
void report_nuls(const LintedFile& file, Findings& findings) {
    const std::string_view bytes = file.source->bytes();
    for (std::size_t at = bytes.find('\0'); at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
        Finding& finding =
            findings.add({file.source, span}, "a NUL hides the rest of this line from ssh");
        if (end > at + 1) {
            finding.notes = {fmt::format("ssh does not see {} bytes behind it", end - at - 1)};
        }
        finding.help = {"remove it; what stands behind it counts from then on"};
        at = std::min(bytes.find('\0', end), bytes.size());
    }
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        if (is_utf16(file.source->bytes())) {
            report_utf16(file, findings);
        } else {
            report_nuls(file, findings);
        }
    }
}

}  // namespace

extern const Rule syn015_utf16_or_nul{
    .id = "SYN015",
    .name = "utf16-or-nul",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A file is UTF-16, or a line holds a NUL",
    .why = R"(
To ssh a line ends at a NUL. What stands behind it is seen by people who review the file, and not by
ssh. In UTF-16, which older PowerShells write with `>`, every second byte is a NUL: ssh reads one
letter of each line, and exits.
)",
    .advice = "Save the file as UTF-8, and remove NULs.",
    .bad = {.text = "Host db\n    User ana«\0»HostName db.example.org\n"sv},
    .good = {.text = "Host db\n    User ana\n    HostName db.example.org\n"},
    .check = check,
};

}  // namespace sshplan
