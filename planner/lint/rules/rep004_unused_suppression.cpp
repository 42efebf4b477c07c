#include "planner/lint/rule.hpp"

namespace sshplan {

// Which comments were of use is known only when every rule has spoken: the linter itself tells.
extern const Rule rep004_unused_suppression{
    .id = "REP004",
    .name = "unused-suppression",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A comment asks to leave out a finding that is not there",
    .why = R"(
`# sshplan: ignore[SEM001]` silences a rule for the next line. Where the rule finds nothing there,
the comment misleads whoever reads it, and would silence a fault that somebody adds later. The same
is true of a comment that cannot be read, that names no rule, or whose `until` has passed.
)",
    .advice = "Remove the comment, or the code that is not needed.",
    .bad = {.text = R"(
Host db
    # sshplan: ignore[«SEM001»] reason="kept for the tunnel"
    Port 5022
)"},
    .good = {.text = R"(
Host db
    Port 5022
)"},
};

}  // namespace sshplan
