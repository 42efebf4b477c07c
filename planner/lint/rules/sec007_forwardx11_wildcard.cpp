#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::forward_x11)) {
        if (!line.says_yes()) continue;
        const LineReach reach = reach_of(subject, line);
        if (!reach.has_others()) continue;
        Finding& finding =
            findings.add(line.value_place(), "X11 is forwarded to hosts that no line names");
        finding.caption = "their root can open windows on your display";
        finding.notes = {reach.describe()};
        finding.help = {
            "forward it in the block of each host that needs it, or ask for it with ssh -X"};
    }
}

}  // namespace

extern const Rule sec007_forwardx11_wildcard{
    .id = "SEC007",
    .name = "forwardx11-wildcard",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "X11 is forwarded to hosts that nobody named",
    .why = R"(
Whoever can bypass file permissions on a host to which X11 is forwarded can use your display (ssh_config(5),
ForwardX11), and where ForwardX11Trusted holds too, as it does by default in Debian's ssh, read what is
typed. This line is in force for hosts that no line names: for a mistyped name, too, and for whatever
host somebody else's command names.
)",
    .advice =
        "Put ForwardX11 into the blocks of the hosts whose programs you look at, or call `ssh -X` "
        "when one is wanted.",
    .bad = {.text = R"(
Host *
    ForwardX11 «yes»
)"},
    .good = {.text = R"(
Host build
    ForwardX11 yes
)"},
    .check = check,
};

}  // namespace sshplan
