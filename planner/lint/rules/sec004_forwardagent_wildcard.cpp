#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool forwards(std::string_view value) {
    return !value.empty() && !equals_ignoring_case(value, "no") &&
           !equals_ignoring_case(value, "false");
}

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::forward_agent)) {
        if (!forwards(line.value())) continue;
        const LineReach reach = reach_of(subject, line);
        if (!reach.has_others()) continue;
        Finding& finding =
            findings.add(line.value_place(), "the agent is forwarded to hosts that no line names");
        finding.severity = reach.severity();
        finding.caption = "their root can use your keys";
        finding.notes = {reach.describe()};
        finding.help = {
            "forward it in the block of each host that needs it; to go through a host, ProxyJump "
            "needs no agent there"};
    }
}

}  // namespace

extern const Rule sec004_forwardagent_wildcard{
    .id = "SEC004",
    .name = "forwardagent-wildcard",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "The agent is forwarded to hosts that nobody named",
    .why = R"(
Whoever can bypass file permissions on a host to which the agent is forwarded can log in with your
keys wherever they are good, as long as you are connected (ssh_config(5), ForwardAgent). This line is
in force for hosts that no line names: for a mistyped name, too, and for whatever host somebody
else's command names.

It is an error where that is any host at all, and a warning where it is those that a pattern such as
`*.corp` is about.
)",
    .advice =
        "Put ForwardAgent into the blocks of the hosts that need it. A host that is only on the "
        "way needs none: with ProxyJump, or `ssh -W`, you log in to the last host from here.",
    .bad = {.text = R"(
Host *
    ForwardAgent «yes»
)"},
    .good = {.text = R"(
Host build
    ForwardAgent yes
)"},
    .check = check,
};

}  // namespace sshplan
