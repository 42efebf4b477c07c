#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::bad_target,
                 "the argument of -W is no HOST:PORT",
                 "leads to no host",
                 "write -W %h:%p; a login name belongs to the destination itself"},
                findings);
}

}  // namespace

extern const Rule exe018_bad_stdio_target{
    .id = "EXE018",
    .name = "bad-stdio-target",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "An ssh -W is given something else than a host and a port",
    .why = R"(
`-W` takes `HOST:PORT`, with brackets around an address of IPv6. A host alone is not enough: at
`-W 10.0.0.4` ssh stops with "Bad stdio forwarding specification". A login name does not belong there:
ssh takes `-W root@%h:%p`, and asks the jump host for a host of the name `root@...`, which does not
exist.
)",
    .advice =
        "Write `-W %h:%p`, or `ProxyJump gw`; the login name on the far side is the User of its "
        "own block.",
    .bad = {.text = R"(
Host db
    HostName 10.1.0.2
    ProxyCommand «ssh -W 10.1.0.2 gw»
)"},
    .good = {.text = R"(
Host db
    HostName 10.1.0.2
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
