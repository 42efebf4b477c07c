#include "planner/lint/findings.hpp"
#include "planner/lint/replaceable_command.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_replaceable(visit,
                       {Reach::netcat,
                        "a netcat on the jump host does here what ProxyJump does without one",
                        "the jump host must allow TCP forwarding then, which netcat does not "
                        "need; netcat's own time limits and options go"},
                       findings);
}

}  // namespace

extern const Rule mig001_netcat_proxycommand{
    .id = "MIG001",
    .name = "netcat-proxycommand",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "A netcat recipe can be a ProxyJump",
    .why = R"(
`ProxyCommand ssh gw nc %h %p` is from before `ssh -W` and ProxyJump. It needs a shell and a netcat on
gw, forwards the agent and ports of gw's block there, and hides the way from other programs.

It is not quite the same: netcat works where gw forbids TCP forwarding (`AllowTcpForwarding no`), and
`ssh -W`, which ProxyJump is, works where gw gives no shell.
)",
    .advice =
        "`sshplan migrate` writes `ProxyJump gw`, and proves that nothing else changes. `ssh -W "
        "HOST:22 gw "
        "</dev/null` shows whether gw allows it.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh gw nc %h %p»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
