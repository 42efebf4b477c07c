#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The cases in which a line turns X11 forwarding on.
std::set<std::size_t> forwarding_cases(const Subject& subject) {
    std::set<std::size_t> cases;
    for (const HeldLine& line : held_lines(subject, Keyword::forward_x11)) {
        if (line.says_yes()) cases.insert(line.facts->holds.begin(), line.facts->holds.end());
    }
    return cases;
}

/// What a line does where nothing is forwarded until somebody asks for it.
void report_option(Finding& finding, const LineReach& reach) {
    finding.message = "with ssh -X a host gets full access to your display";
    finding.severity = reach.has_others() ? Severity::warning : Severity::info;
    finding.caption = "makes -X mean -Y";
    finding.notes = {reach.describe()};
    finding.help = {"delete the line, and say ssh -Y where a host must have the whole display"};
}

/// What a line does where X11 is forwarded as well.
void report_forwarding(Finding& finding, const LineReach& reach) {
    finding.severity = reach.severity();
    finding.caption = "its programs can read every key you press";
    finding.notes = {fmt::format("X11 is forwarded there; {}", reach.describe())};
    finding.help = {
        "write no: programs that run there then see their own windows only, for 20 minutes"};
}

void check(const Subject& subject, Findings& findings) {
    const std::set<std::size_t> forwarding = forwarding_cases(subject);
    for (const HeldLine& line : held_lines(subject, Keyword::forward_x11_trusted)) {
        if (!line.says_yes()) continue;
        LineFacts both{.late = line.facts->late};
        std::ranges::set_intersection(
            line.facts->holds, forwarding, std::back_inserter(both.holds));
        Finding& finding =
            findings.add(line.value_place(),
                         "each host to which X11 is forwarded gets full access to your display");
        if (both.holds.empty()) {
            report_option(finding, reach_of(subject, line));
        } else {
            report_forwarding(finding, reach_of(subject, {line.file, line.directive, &both}));
        }
    }
}

}  // namespace

extern const Rule sec006_forwardx11_trusted{
    .id = "SEC006",
    .name = "forwardx11-trusted",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A host gets full access to the X11 display",
    .why = R"(
Programs on a host to which X11 is forwarded as trusted can do with your display what your own can: take
pictures of it, read each key that is pressed in any window, and type into them. So can whoever is root
there (ssh_config(5), ForwardX11Trusted). Without trust they are held back by the X11 SECURITY extension.

It is an error where ForwardX11 is on as well, for any host at all, and a warning for named hosts or
those that a pattern is about. Where no line turns ForwardX11 on, the line only makes `ssh -X` do what
`ssh -Y` does: a warning where that is for hosts that no line names, else info. Debian's ssh and those
made from it trust by default; upstream's does not.
)",
    .advice =
        "Write `ForwardX11Trusted no`, which means the same everywhere. Some programs do not run "
        "without trust: give it to the hosts that need it, in their own blocks.",
    .bad = {.text = R"(
Host *
    ForwardX11Trusted «yes»

Host build
    ForwardX11 yes
)"},
    .good = {.text = R"(
Host build
    ForwardX11 yes
    ForwardX11Trusted no
)"},
    .check = check,
};

}  // namespace sshplan
