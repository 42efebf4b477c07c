#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::no_destination,
                 "the ssh that this starts is not told a host",
                 "prints its usage, and nothing else",
                 "name the jump host: ssh -W %h:%p JUMP"},
                findings);
}

}  // namespace

extern const Rule exe013_recipe_without_destination{
    .id = "EXE013",
    .name = "recipe-without-destination",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "The ssh of a ProxyCommand has no destination",
    .why = R"(
`ssh -W %h:%p` says where the jump host shall connect to, but not which host that is. The ssh that is
started prints its usage, and the connection ends there. Where a word seems to be the host, an option
before it takes it as its argument.
)",
    .advice = "Name the jump host: `ProxyCommand ssh -W %h:%p gw`, or `ProxyJump gw`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -o BatchMode=yes -W %h:%p»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
