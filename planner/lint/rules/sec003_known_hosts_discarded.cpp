#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool keeps_nothing(const Directive& directive) {
    return !directive.words.empty() && std::ranges::all_of(directive.words, [](const Word& word) {
        return word.text == "/dev/null" || is_none(word.text);
    });
}

/// The cases in which keys are looked up elsewhere: unknown ones are refused, or a command tells.
std::set<std::size_t> cases_with_other_keys(const Subject& subject) {
    std::set<std::size_t> cases;
    const auto add = [&](const HeldLine& line) {
        cases.insert(line.facts->holds.begin(), line.facts->holds.end());
    };
    for (const HeldLine& line : held_lines(subject, Keyword::strict_host_key_checking)) {
        if (equals_ignoring_case(line.value(), "yes") || equals_ignoring_case(line.value(), "true"))
            add(line);
    }
    for (const HeldLine& line : held_lines(subject, Keyword::known_hosts_command)) {
        if (!is_none(line.value())) add(line);
    }
    return cases;
}

void check(const Subject& subject, Findings& findings) {
    const std::set<std::size_t> excused = cases_with_other_keys(subject);
    for (const HeldLine& line : held_lines(subject, Keyword::user_known_hosts_file)) {
        if (!keeps_nothing(*line.directive)) continue;
        const auto is_excused = [&](std::size_t number) { return excused.contains(number); };
        if (std::ranges::all_of(line.facts->holds, is_excused)) continue;
        const LineReach reach = reach_of(subject, line);
        Finding& finding =
            findings.add(line.value_place(), "the keys of hosts are never remembered");
        finding.severity = reach.severity();
        finding.caption = "every key looks new, a changed one too";
        finding.notes = {reach.describe()};
        finding.help = {
            "delete the line; for machines that are made anew, give each a HostKeyAlias or a "
            "known hosts file of its own"};
    }
}

}  // namespace

extern const Rule sec003_known_hosts_discarded{
    .id = "SEC003",
    .name = "known-hosts-discarded",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "The keys of hosts are thrown away",
    .why = R"(
With `UserKnownHostsFile /dev/null` or `none` ssh writes no key down, so that it never sees that one
has changed: each connection is a first one. With `StrictHostKeyChecking no` beside it, as is usual,
nobody is asked either, and whoever answers in the host's place gets the session.

It is an error where the line is in force for every host that nothing else is said of, and a warning
where it is for named hosts, or for those that a pattern is about. Where
`StrictHostKeyChecking yes` or a KnownHostsCommand holds as well, keys come from somewhere else, and
nothing is said.
)",
    .advice =
        "Delete the line. Machines that are made anew every day can have a certificate authority, "
        "or a known hosts file of their own that is deleted with them.",
    .bad = {.text = R"(
Host lab
    UserKnownHostsFile «/dev/null»
)"},
    .good = {.text = R"(
Host lab
    UserKnownHostsFile /dev/null
    StrictHostKeyChecking yes
)"},
    .check = check,
};

}  // namespace sshplan
