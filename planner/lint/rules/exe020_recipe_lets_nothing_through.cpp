#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::other,
                 "no connection can come of this command",
                 "carries nothing",
                 "use ssh -W %h:%p JUMP without -N, -n, -f and -tt, or ProxyJump"},
                findings);
}

}  // namespace

extern const Rule exe020_recipe_lets_nothing_through{
    .id = "EXE020",
    .name = "recipe-lets-nothing-through",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A ProxyCommand cannot carry a connection",
    .why = R"(
What ssh says to the destination goes through the command's input and output. A command that is given
no input (`ssh -n`, `-f`), runs nothing (`-N`), changes bytes (`-tt`), has its streams redirected, or is
not told where to connect, carries nothing, whatever the network says.
)",
    .advice = "Let `ssh -W %h:%p gw` carry it, or `ProxyJump gw`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -N gw nc %h %p»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
