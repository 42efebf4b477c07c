#include <fmt/format.h>

#include "planner/lint/line_edit.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// A build without a part says the same of what others support.
void report_part(Finding& finding) {
    finding.severity = Severity::info;
    finding.message = "only some builds of ssh support this";
    finding.notes.emplace_back(
        "builds of distributions often do; the others say so with every ssh");
    finding.help = {"put it into a file that only such machines read, or leave it"};
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::unsupported_option)) {
        Finding& finding = add_refusal(
            findings, subject, refusal, fmt::format("ssh no longer supports {}", refusal.text()));
        finding.help = {"delete the line: it does nothing"};
        if (refusal.info() == nullptr) continue;
        if (refusal.info()->needs != Part::none) {
            report_part(finding);
            continue;
        }
        Fix fix{.title = "Delete the line", .safety = Safety::safe};
        if (fix.edits.add(delete_line(*refusal.file->source, *refusal.directive))) {
            finding.fix = std::move(fix);
        }
    }
}

}  // namespace

extern const Rule syn027_unsupported_option{
    .id = "SYN027",
    .name = "unsupported-option",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A keyword is known, but does nothing any more",
    .why = R"(
Some keywords outlived what they were for, as those of SSH protocol 1. ssh passes over them, and says
"Unsupported option" with every connection, also in the output of scripts. GSSAPI and PKCS#11 keywords
are such on builds without these parts: that is only worth knowing.
)",
    .advice = "Delete the line.",
    .bad = {.text = R"(
Host db
    «RSAAuthentication» yes
    User ana
)"},
    .good = {.text = R"(
Host db
    PubkeyAuthentication yes
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
