#include <string>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::match_all_combined)) {
        Finding& finding = add_refusal(
            findings, subject, refusal, "all stands together with other criteria of Match");
        finding.help = {"leave out all: the other criteria say where the block applies"};
    }
}

}  // namespace

extern const Rule syn009_match_all_combined{
    .id = "SYN009",
    .name = "match-all-combined",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "`Match all` stands together with other criteria",
    .why = R"(
`all` stands alone, or behind one other criterion as in `Match final all`; anything more, or anything
behind it, stops ssh for every host.
)",
    .advice = "Leave out `all`, or what stands beside it.",
    .bad = {.text = R"(
Match «all» host db
    Port 5022
)"},
    .good = {.text = R"(
Match host db
    Port 5022

Match all
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
