#include <string>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool leaks(const Directive& directive) {
    if (directive.info == nullptr) return false;
    const Merge merge = directive.info->merge;
    return merge == Merge::first_anywhere || merge == Merge::last_anywhere;
}

void report(const LintedFile& file,
            const Directive& head,
            const Directive& line,
            Findings& findings) {
    Finding& finding = findings.add({file.source, line.span},
                                    fmt::format("this {} is used for every host, not for {} alone",
                                                line.info->spelling,
                                                quoted_heading(file, head)));
    finding.caption = "ssh does not look at the block";
    finding.related.push_back({{file.source, head.span}, "whether this applies or not"});
    if (line.info->merge == Merge::last_anywhere) {
        finding.notes = {"of several lines the last is used, in whatever block"};
    }
    finding.help = {"put it at the top of the file, where it says what it does"};
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (is_for_all(block)) continue;
            for (const Directive& directive : block.directives()) {
                if (leaks(directive)) report(file, *block.head(), directive, findings);
            }
        }
    }
}

}  // namespace

extern const Rule sem030_leaky_keyword{
    .id = "SEM030",
    .name = "leaky-keyword",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A keyword that ssh takes from any block stands in a block of some hosts",
    .why = R"(
ssh forgets to ask whether the block applies for two keywords. A SyslogFacility in `Host lab` holds
for every host, if it is the first; a StreamLocalBindMask holds for every host, if it is the last.
)",
    .advice = "Put the line at the top of the file, above the first `Host` line.",
    .bad = {.text = R"(
Host lab
    «SyslogFacility LOCAL1»
)"},
    .good = {.text = R"(
SyslogFacility LOCAL1

Host lab
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
