#include "planner/lint/rule.hpp"

namespace sshplan {

// What a settings file asks for is known to whoever reads it, and what a comment asks for when
// every rule has spoken: the linter itself tells.
extern const Rule rep007_loosened_judge{
    .id = "REP007",
    .name = "loosened-judge",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "What is judged asks its judge to look away",
    .why = R"(
Who may change the files of a repository may change its `.sshplan.toml` and write comments into
them. So neither may leave out or lower what is found about security (SEC) and policies, let
commands run, or widen what is read: whoever wants that says so on the command line, or in a file
that `--config` names and that is kept elsewhere. What was asked for is not done.
)",
    .advice =
        "Take the key or the comment out. Where the judge agrees: `--trust-comments` lets comments "
        "silence findings about security, `--config FILE` may say anything, `--ignore` leaves a "
        "rule out.",
    .bad = {.text = R"(
Host build
    # sshplan: ignore[«SEC002»] reason="lab machines"
    StrictHostKeyChecking no
)",
            .also = "SEC002"},
    .good = {.text = R"(
Host build
    StrictHostKeyChecking accept-new
)"},
};

}  // namespace sshplan
