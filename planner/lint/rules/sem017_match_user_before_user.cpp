#include "planner/lint/missed_match.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit(const Visit& visit, Findings& findings) {
    report_missed_matches(visit,
                          findings,
                          Test::user,
                          "this is compared with the local user, as User is set further down",
                          "move the block below the User line");
}

}  // namespace

extern const Rule sem017_match_user_before_user{
    .id = "SEM017",
    .name = "match-user-before-user",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A Match user stands above the User line that sets this user",
    .why = R"(
`Match user` is compared with the login name as far as it is known at that line: that of the command
line, of a User line above, or else the name of the local user. A User line further down comes too
late for it.
)",
    .advice = "Move the block below the User lines, or name the hosts: `Match host`.",
    .bad = {.text = R"(
Match «user deploy»
    IdentityFile ~/.ssh/deploy

Host db
    User deploy
)"},
    .good = {.text = R"(
Host db
    User deploy

Match user deploy
    IdentityFile ~/.ssh/deploy
)"},
    .visit = visit,
};

}  // namespace sshplan
