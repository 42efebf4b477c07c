#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::empty_pattern)) {
        Finding& finding =
            add_refusal(findings, subject, refusal, "a pattern of this Host line is empty");
        finding.help = {"delete it; Host * matches every host"};
    }
}

}  // namespace

extern const Rule syn028_host_empty_pattern{
    .id = "SYN028",
    .name = "host-empty-pattern",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A Host line has an empty pattern",
    .why = R"(
`Host ""` does not match "no host": ssh takes an empty pattern for a mistake, and exits. The patterns
behind one that begins with `!` and matches are not looked at, so it may show for some hosts only.
)",
    .advice = "Delete the empty pattern.",
    .bad = {.text = R"(
Host db «""»
    User ana
)"},
    .good = {.text = R"(
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
