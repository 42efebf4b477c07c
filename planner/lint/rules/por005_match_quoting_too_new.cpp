#include <fmt/format.h>

#include "planner/lint/rule.hpp"
#include "planner/lint/too_new.hpp"

namespace sshplan {
namespace {

void report(const Subject& subject,
            const MatchHead& line,
            const OtherCut& cut,
            Findings& findings) {
    const DialectSet refusing = dialects_that_refuse(subject, *line.file, *line.directive);
    if (refusing.back()) return;
    Finding& finding = findings.add(
        line.place(cut.where),
        fmt::format("in {} this is read otherwise", in_words(subject.dialects(), cut.dialects)));
    if (has_any(refusing)) {
        finding.notes.push_back(
            fmt::format("refused by {}", in_words(subject.dialects(), refusing)));
    } else {
        finding.severity = Severity::warning;
    }
    finding.notes.emplace_back(
        "before 9.9 only double quotes hold words of a Match line together, nothing escapes one, "
        "and a = parts words");
    finding.help = {R"(put the argument into double quotes, with none inside: exec "test -f x")"};
}

void check(const Subject& subject, Findings& findings) {
    for (const MatchHead& line : match_lines(subject)) {
        if (const auto cut = cut_otherwise(subject, line)) report(subject, line, *cut, findings);
    }
}

}  // namespace

extern const Rule por005_match_quoting_too_new{
    .id = "POR005",
    .name = "match-quoting-too-new",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Releases before 9.9 cut a Match line otherwise",
    .why = R"(
Until 9.8 the criteria of Match have a reader of their own (misc.c strdelim): double quotes hold words
together, single quotes and backslashes are bytes like others, and a `=` parts words wherever it stands.
So `Match exec 'test -f x'` runs `'test`, and then stops at `-f`, which is no criterion; and
`Match host 'db'` waits for a host whose name has quotes in it. Since 9.9 Match lines are read as all
others are.

Where the older releases refuse the line it is an error, else a warning. A command of one word in single
quotes is left alone: the shell takes them away.
)",
    .advice =
        "Put each argument that holds blanks or `=` into double quotes. If the command has some "
        "of its own, use single quotes inside: `exec \"test '$x' = y\"`. Or call a script.",
    .bad = {.text = R"(
Match host db «exec 'test -f /run/vpn'»
    ProxyJump gw
)",
            .min_openssh = "9.2"},
    .good = {.text = R"(
Match host db exec "test -f /run/vpn"
    ProxyJump gw
)",
             .min_openssh = "9.2"},
    .versions = "before 9.9, as named by --min-openssh",
    .check = check,
};

}  // namespace sshplan
