#include <string>

#include <fmt/format.h>

#include "planner/lint/dead_lines.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void report(const DeadLine& dead, const Subject& subject, Findings& findings) {
    const SourceFile* const source = dead.line.file;
    const Directive& line = *dead.directive;
    const bool is_jump = line.is(Keyword::proxy_jump);
    Finding& finding = findings.add({source, line.span},
                                    fmt::format("this {} is never used, as a {} always comes first",
                                                line.info->spelling,
                                                is_jump ? "ProxyCommand" : "ProxyJump"));
    finding.caption = "too late";
    finding.related = winners_of(dead, subject, "in force instead");
    finding.notes = {"ProxyJump and ProxyCommand share one place: the first of them is used"};
    if (is_jump)
        finding.notes.push_back("'ProxyCommand none' counts: it keeps a ProxyJump out too");
    finding.help = {"delete the one that is not wanted"};
    Fix fix{.title = "Delete the line that is never used", .safety = Safety::safe};
    if (fix.edits.add(delete_line(*source, line))) finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for (const DeadLine& dead : dead_lines(subject)) {
        if (is_shadowed_by_other_proxy(dead, subject)) report(dead, subject, findings);
    }
}

}  // namespace

extern const Rule sem028_proxyjump_proxycommand_shadow{
    .id = "SEM028",
    .name = "proxyjump-proxycommand-shadow",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A ProxyJump is never used because of a ProxyCommand above it, or the other way",
    .why = R"(
ProxyJump and ProxyCommand say the same thing in two ways, and share one place: whichever ssh reads
first is used, and the other is left out (ssh_config(5), ProxyJump). `ProxyCommand none` counts as
well. Here no destination is left for which the later line is used.
)",
    .advice = "Delete the line that is not wanted; put the one that is wanted first.",
    .bad = {.text = R"(
Host db
    ProxyCommand /usr/local/bin/tunnel
    «ProxyJump gate2»
)",
            .also = "SEM001"},
    .good = {.text = R"(
Host db
    ProxyJump gate2
)"},
    .check = check,
};

}  // namespace sshplan
