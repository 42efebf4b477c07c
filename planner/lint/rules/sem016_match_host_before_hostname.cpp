#include "planner/lint/missed_match.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit(const Visit& visit, Findings& findings) {
    report_missed_matches(visit,
                          findings,
                          Test::host,
                          "this is compared with what was typed, as HostName is set further down",
                          "move the block below the HostName line");
}

}  // namespace

extern const Rule sem016_match_host_before_hostname{
    .id = "SEM016",
    .name = "match-host-before-hostname",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A Match host stands above the HostName that it names",
    .why = R"(
`Match host` is compared with the HostName as far as it is known at that line. If a HostName line
comes further down, there is nothing but what was typed, and the block is left out for hosts whose
address it names.
)",
    .advice =
        "Move the block below the HostName lines. If it is about what is typed, write `Match "
        "originalhost`.",
    .bad = {.text = R"(
Match «host db.example.com»
    User ana

Host db
    HostName db.example.com
)"},
    .good = {.text = R"(
Host db
    HostName db.example.com

Match host db.example.com
    User ana
)"},
    .visit = visit,
};

}  // namespace sshplan
