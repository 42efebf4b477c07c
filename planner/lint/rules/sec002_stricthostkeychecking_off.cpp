#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool turns_checking_off(std::string_view value) {
    return equals_ignoring_case(value, "no") || equals_ignoring_case(value, "off") ||
           equals_ignoring_case(value, "false");
}

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::strict_host_key_checking)) {
        if (!turns_checking_off(line.value())) continue;
        const LineReach reach = reach_of(subject, line);
        Finding& finding =
            findings.add(line.value_place(), "ssh connects although the host's key has changed");
        finding.severity = reach.severity();
        finding.caption = "whoever answers is believed";
        finding.notes = {reach.describe()};
        finding.help = {
            "write accept-new: keys that are seen first are learned, changed ones refused"};
        finding.fix = Fix{.title = "Write accept-new"};
        (void)finding.fix->edits.add({line.value_place().span, "accept-new"});
    }
}

}  // namespace

extern const Rule sec002_stricthostkeychecking_off{
    .id = "SEC002",
    .name = "stricthostkeychecking-off",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "The keys of hosts are not checked",
    .why = R"(
With `StrictHostKeyChecking no` (or `off`, `false`) ssh learns every new key without a question, and
goes on where a known key has changed: it only warns, and leaves out passwords and the agent
(ssh_config(5)). Whoever can answer in the host's place gets the session, and what is typed in it.

It is an error where the line is in force for every host that nothing else is said of, and a warning
where it is for named hosts, or for those that a pattern is about.
)",
    .advice =
        "Write `accept-new`, or let a certificate authority sign the keys of hosts that are made "
        "anew every day. For throw-away machines leave it in a block of their own, and say so in "
        "a comment that silences the rule.",
    .bad = {.text = R"(
Host lab
    StrictHostKeyChecking «no»
)"},
    .good = {.text = R"(
Host lab
    StrictHostKeyChecking accept-new
)"},
    .check = check,
};

}  // namespace sshplan
