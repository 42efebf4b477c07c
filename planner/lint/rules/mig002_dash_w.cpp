#include "planner/lint/findings.hpp"
#include "planner/lint/replaceable_command.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_replaceable(visit,
                       {Reach::jump,
                        "this command is what ProxyJump stands for",
                        "ProxyJump hands on -F, and works with addresses of IPv6; other options of "
                        "this ssh then belong in a block for the jump host"},
                       findings);
}

}  // namespace

extern const Rule mig002_dash_w{
    .id = "MIG002",
    .name = "dash-w",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "An ssh -W recipe can be a ProxyJump",
    .why = R"(
`ProxyJump gw` (since 7.3) makes ssh run `ssh -W '[%h]:%p' gw`. The recipe by hand lacks the brackets, so
that an address of IPv6 is refused, and does not hand on the file of `ssh -F`, so that the jump host is
looked up in other files than the destination.
)",
    .advice =
        "`sshplan migrate` writes `ProxyJump gw`, and proves that nothing else changes. User and "
        "port go into it (`ProxyJump user@gw:2222`), other options into a Host block.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -W %h:%p gw»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
