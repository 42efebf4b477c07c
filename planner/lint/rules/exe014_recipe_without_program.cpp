#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(visit,
                {RecipeFault::no_program,
                 "this begins with no program",
                 "the shell has nothing to run",
                 "begin with the program: ssh -W %h:%p JUMP"},
                findings);
}

}  // namespace

extern const Rule exe014_recipe_without_program{
    .id = "EXE014",
    .name = "recipe-without-program",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A ProxyCommand names no program",
    .why = R"(
A ProxyCommand is a command for a shell, and begins with a program. This one begins with an option, as
where `ssh` was lost when it was copied, or nothing is left of it when the shell has read it.
)",
    .advice = "Begin with the program, or write `ProxyJump gw`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «-o BatchMode=yes -W %h:%p gw»
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
