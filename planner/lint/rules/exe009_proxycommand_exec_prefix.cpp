#include "planner/lint/recipe_flaws.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void visit_routes(const Visit& visit, Findings& findings) {
    report_flaw(
        visit,
        {RecipeFault::behind_exec,
         "ssh puts exec before this command, and behind exec it cannot run",
         "the shell runs `exec` and this",
         "put it into sh -c with quotes around it, or for variables: env NAME=value COMMAND"},
        findings);
    report_flaw(visit,
                {RecipeFault::rest_never_runs,
                 "only the first of these commands ever runs",
                 "the shell is gone after the first one",
                 "put all of it into sh -c with quotes around it, and exec before the command "
                 "that connects"},
                findings);
}

}  // namespace

extern const Rule exe009_proxycommand_exec_prefix{
    .id = "EXE009",
    .name = "proxycommand-exec-prefix",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A ProxyCommand is more than one command, or none that exec takes",
    .why = R"(
ssh hands a ProxyCommand to the shell as `exec COMMAND` (ssh_config(5)). Behind `exec` the shell takes
one program: `NAME=value cmd` looks for a program called `NAME=value`, `cd`, `if`, `{` and `(` are not
programs at all, and of `a && b`, `a || b` and `a; b` only `a` runs, as it takes the shell's place. A
second way behind `||` is never tried.
)",
    .advice =
        "Write `ProxyCommand sh -c 'cd /etc && exec ssh -W %h:%p gw'`, or `env NAME=value ssh "
        "...`.",
    .bad = {.text = R"(
Host db
    ProxyCommand «LANG=C connect -S proxy:1080 %h %p»
)"},
    .good = {.text = R"(
Host db
    ProxyCommand env LANG=C connect -S proxy:1080 %h %p
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
