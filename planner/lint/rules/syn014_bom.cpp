#include "planner/lint/findings.hpp"
#include "planner/lint/odd_bytes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (std::size_t line = 0; line < file.config->document().lines.size(); ++line) {
            const auto mark = byte_order_mark(file, line);
            if (!mark) continue;
            Finding& finding = findings.add({file.source, *mark},
                                            "an invisible byte order mark is part of this keyword");
            finding.notes = {R"(to ssh the keyword begins with \357\273\277, and is unknown)"};
            finding.help = {"save the file as UTF-8 without a byte order mark"};
            Fix fix{.title = "Remove the byte order mark", .safety = Safety::safe};
            if (fix.edits.add({*mark, ""})) finding.fix = std::move(fix);
        }
    }
}

}  // namespace

extern const Rule syn014_bom{
    .id = "SYN014",
    .name = "bom",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A byte order mark stands before a keyword",
    .why = R"(
Some editors begin a file with an invisible byte order mark (U+FEFF). ssh takes it for a part of the
first keyword, does not know that keyword, and exits. Behind it not even a comment is one any more.
)",
    .advice = "Save the file as UTF-8 without a byte order mark.",
    .bad = {.text = "«\xEF\xBB\xBF»Host db\n    User ana\n"},
    .good = {.text = "Host db\n    User ana\n"},
    .check = check,
};

}  // namespace sshplan
