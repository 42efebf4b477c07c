#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/odd_bytes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::string name_of(char32_t value) {
    switch (value) {
        case '\v':
            return "a vertical tab";
        case '\f':
            return "a form feed";
        case 0x00A0:
            return "a no-break space (U+00A0)";
        default:
            return fmt::format("the blank U+{:04X}", static_cast<std::uint32_t>(value));
    }
}

void report(const LintedFile& file, const std::vector<OddPoint>& blanks, Findings& findings) {
    const OddPoint& first = blanks.front();
    Finding& finding = findings.add(
        {file.source, first.span},
        fmt::format("{} looks like a blank, and is none to ssh", name_of(first.value)));
    finding.notes = {"it is part of the word, and separates nothing"};
    finding.help = {"put a plain blank in its place"};
    Fix fix{.title = "Put plain blanks in their place"};
    for (const OddPoint& blank : blanks) {
        if (!fix.edits.add({blank.span, " "})) return;
    }
    finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for_each_odd_line(
        subject, exotic_blanks, [&](const LintedFile& file, const std::vector<OddPoint>& blanks) {
            report(file, blanks, findings);
        });
}

}  // namespace

extern const Rule syn016_exotic_whitespace{
    .id = "SYN016",
    .name = "exotic-whitespace",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A character looks like a blank, and is none to ssh",
    .why = R"(
Only spaces and tabs separate the words of a line. A no-break space, an ideographic space, a vertical tab
or a form feed is a letter like others: `User` and a name with one between them are a single keyword
that ssh does not know. They come with text that is copied from web pages and chats.
)",
    .advice = "Put plain blanks in their place. Where one is meant, quote the word.",
    .bad = {.text = "Host db\n    User«\xC2\xA0»ana\n"},
    .good = {.text = "# Host db\xC2\xA0: the database\nHost db\n    User ana\n"},
    .check = check,
};

}  // namespace sshplan
