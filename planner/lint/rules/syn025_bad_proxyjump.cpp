#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_jump)) {
        Finding& finding =
            add_refusal(findings, subject, refusal, "ssh cannot read this list of jump hosts");
        finding.help = {
            "write [USER@]HOST[:PORT], separated by commas without blanks, or "
            "ssh://[USER@]HOST[:PORT]; an IPv6 address with a port stands in brackets"};
    }
}

}  // namespace

extern const Rule syn025_bad_proxyjump{
    .id = "SYN025",
    .name = "bad-proxyjump",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A list of jump hosts cannot be read",
    .why = R"(
ProxyJump takes hosts with a user and a port if need be, separated by commas. An empty entry, a port that
is none or an ssh:// address with a path makes the line one that ssh refuses, for every host. The list
is read even where a ProxyCommand comes first.
)",
    .advice = "Write `ProxyJump ana@jump1:2222,jump2`.",
    .bad = {.text = R"(
Host db
    ProxyJump «jump1:99999,jump2»
)"},
    .good = {.text = R"(
Host db
    ProxyJump jump1:2222,jump2
)"},
    .check = check,
};

}  // namespace sshplan
