#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::permit_local_command)) {
        if (!line.says_yes()) continue;
        const LineReach reach = reach_of(subject, line);
        Finding& finding = findings.add(
            line.value_place(), "any LocalCommand that is read after a login runs on this machine");
        finding.severity = reach.severity();
        finding.caption = "whichever file, or -o, says it";
        finding.notes = {reach.describe()};
        finding.help = {"permit it in the block that has the LocalCommand, and nowhere else"};
    }
}

}  // namespace

extern const Rule sec010_permit_local_command{
    .id = "SEC010",
    .name = "permit-local-command",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "ssh may run commands of its configuration on this machine",
    .why = R"(
A LocalCommand does nothing until PermitLocalCommand lets it (ssh_config(5)). From then on ssh gives the
text to a shell after each login, whichever file it comes from: an included one, the system's, or an
`-o` in somebody's script. Its tokens stand in it without quotes. The `!command` of the escape command
line (`~C`) is permitted by the same keyword.

It is an error where the line is in force for any host at all, and a warning where it is for named hosts,
or for those that a pattern is about.
)",
    .advice =
        "Leave it out where nothing uses it. Where a host needs it, put it into that host's block, "
        "together with a LocalCommand without `%h`, `%n`, `%k` and `%r`; a warning may then be "
        "left alone.",
    .bad = {.text = R"(
Host *
    PermitLocalCommand «yes»
)"},
    .good = {.text = R"(
Host *
    PermitLocalCommand no
)"},
    .check = check,
};

}  // namespace sshplan
