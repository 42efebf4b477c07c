#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {
namespace {

/// The cases in which a HostName is said that does not hang on what was typed: names for one
/// machine, as far as these lines go.
std::set<std::size_t> cases_of_one_machine(const Subject& subject) {
    std::set<std::size_t> cases;
    for (const HeldLine& line : held_lines(subject, Keyword::hostname)) {
        if (has_token(line.value())) continue;
        cases.insert(line.facts->holds.begin(), line.facts->holds.end());
    }
    return cases;
}

/// Where a line holds for hosts that may be many machines. A name that only the second reading
/// makes one of the named ones, as `db.` is, is no other machine.
LineFacts varying(const LineFacts& facts, std::set<std::size_t> left_out) {
    left_out.insert(facts.late.begin(), facts.late.end());
    LineFacts varying;
    std::ranges::copy_if(facts.holds, std::back_inserter(varying.holds), [&](std::size_t number) {
        return !left_out.contains(number);
    });
    return varying;
}

void check(const Subject& subject, Findings& findings) {
    const std::set<std::size_t> fixed = cases_of_one_machine(subject);
    for (const HeldLine& line : held_lines(subject, Keyword::host_key_alias)) {
        const LineFacts others = varying(*line.facts, fixed);
        const LineReach reach = reach_of(subject, {line.file, line.directive, &others});
        if (!reach.has_others()) continue;
        Finding& finding = findings.add(line.value_place(),
                                        "one HostKeyAlias stands for hosts that no line names");
        finding.severity = reach.severity();
        finding.caption = "the only name that is looked up in known_hosts";
        finding.notes = {reach_of(subject, line).describe()};
        if (const std::string name = lower_case(line.value()); name != line.value()) {
            finding.notes.push_back(fmt::format("ssh looks it up as {}, in lower case", name));
        }
        finding.help = {
            "set it in the block of the one machine that has the key; for many machines, sign "
            "their keys and trust the authority in known_hosts (@cert-authority)"};
    }
}

}  // namespace

extern const Rule sem042_hostkeyalias_wildcard{
    .id = "SEM042",
    .name = "hostkeyalias-wildcard",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Hosts that nobody named share one HostKeyAlias",
    .why = R"(
With HostKeyAlias ssh looks up this one name in known_hosts instead of the host's own
(ssh_config(5), HostKeyAlias; tokens are not expanded in it). Where it holds for many hosts, the
second one looks as if the first had changed its key; and once keys of several are written down
under the name, each of these machines passes for any other.

It is an error where any host at all is concerned, and a warning where it is those that a pattern
such as `*.corp` is about. Names for which a HostName without `%h` holds as well are names of one
machine: of these nothing is said.
)",
    .advice =
        "Give each machine an alias of its own, or none. The finding may be left alone where all "
        "machines of the pattern have the same host key by design.",
    .bad = {.text = R"(
Host *
    HostKeyAlias «corp»
)"},
    .good = {.text = R"(
Host web-*
    HostName web.example.com
    HostKeyAlias web
)"},
    .check = check,
};

}  // namespace sshplan
