#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::unreadable_include)) {
        Finding& finding =
            add_refusal(findings,
                        subject,
                        refusal,
                        refusal.is_ours ? "a file that this Include names is not read"
                                        : "a file that this Include names cannot be read");
        finding.help = {"let whoever runs ssh read it, or take it out of the Include"};
        if (refusal.is_ours) finding.help = refusal.help;
    }
}

}  // namespace

extern const Rule syn022_include_unreadable{
    .id = "SYN022",
    .name = "include-unreadable",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "An included file is there and cannot be read",
    .why = R"(
A file that is missing is passed over in silence. One that is there and cannot be opened, most often
because another user made it, stops ssh for every host. A pipe or a device is not read here at all:
ssh would wait for it.
)",
    .advice = "Let whoever runs ssh read the file, or take it out of the Include.",
    .bad = {.text = R"(
Include «conf.d/a»
-- conf.d/a mode=000 --
Host db
    User ana
)"},
    .good = {.text = R"(
Include conf.d/*.conf
-- conf.d/a.conf --
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
