#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::bare_shell,
                 "the ssh that this starts logs in to a shell, and ssh speaks to that",
                 "nothing there understands it",
                 "write -W %h:%p before the host, or ProxyJump"},
                findings);
}

}  // namespace

extern const Rule exe017_shell_as_transport{
    .id = "EXE017",
    .name = "shell-as-transport",
    .severity = Severity::warning,
    .precision = Precision::medium,
    .summary = "A ProxyCommand ends in a login shell",
    .why = R"(
A ProxyCommand must connect its input and output to the ssh server of the destination. `ssh gw` alone
logs in to gw and starts a shell there, which takes what ssh says for commands. Only a gateway whose
"shell" passes the connection on makes sense of it; for such a host silence the rule with a comment.
)",
    .advice = "Write `ssh -W %h:%p gw`, or `ProxyJump gw`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh ops@gw»
)"},
    .good = {.text = R"(
Host db
    ProxyJump ops@gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
