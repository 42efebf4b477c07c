#include "planner/lint/findings.hpp"
#include "planner/lint/replaceable_command.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_replaceable(visit,
                       {Reach::dev_tcp,
                        "a shell script on the jump host does here what ProxyJump does without one",
                        "the jump host must allow TCP forwarding then, which bash's /dev/tcp does "
                        "not need"},
                       findings);
}

}  // namespace

extern const Rule mig004_dev_tcp{
    .id = "MIG004",
    .name = "dev-tcp",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "A recipe with bash's /dev/tcp can be a ProxyJump",
    .why = R"(
`ssh gw 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3'` is for jump hosts without a netcat. It needs a bash
there that was built with network redirections, leaves processes behind when one side ends first, and
forwards the agent and ports of gw's block on the way.

It is not quite the same: it works where gw forbids TCP forwarding (`AllowTcpForwarding no`), and
`ssh -W`, which ProxyJump is, works where gw gives no shell. One-liners of perl, python or socat that
connect on gw are not recognised here, but for those that are as good as a netcat (MIG001).
)",
    .advice =
        "`sshplan migrate` writes `ProxyJump gw`, and proves that nothing else changes. `ssh -W "
        "HOST:22 gw </dev/null` shows whether gw allows it.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh gw 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3'»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
