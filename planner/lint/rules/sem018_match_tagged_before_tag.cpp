#include "planner/lint/missed_match.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit(const Visit& visit, Findings& findings) {
    report_missed_matches(visit,
                          findings,
                          Test::tagged,
                          "no tag is set here yet, as Tag stands further down",
                          "move the block below the Tag line");
}

}  // namespace

extern const Rule sem018_match_tagged_before_tag{
    .id = "SEM018",
    .name = "match-tagged-before-tag",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A Match tagged stands above the Tag line that sets its tag",
    .why = R"(
`Match tagged` is compared with the tag as far as it is known at that line: of `ssh -P`, or of a Tag
line above. A Tag line further down comes too late for it (ssh_config(5), Tag).
)",
    .advice = "Move the block below the blocks that set the tag: at the end of the file.",
    .bad = {.text = R"(
Match «tagged staging»
    User ana

Host db
    Tag staging
)"},
    .good = {.text = R"(
Host db
    Tag staging

Match tagged staging
    User ana
)"},
    .versions = "9.4 and later",
    .visit = visit,
};

}  // namespace sshplan
