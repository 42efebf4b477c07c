#include <string>

#include <fmt/format.h>

#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::optional<Fix> with_star(const DeadBlock& dead) {
    if (dead.block->kind != BlockKind::host) return std::nullopt;
    const std::uint32_t at = dead.block->head()->words.front().span.begin;
    Fix fix{.title = "Let it apply to all hosts but these"};
    if (!fix.edits.add({{at, at}, "* "})) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (const DeadBlock& dead : all) {
        if (dead.why != Deadness::only_excludes) continue;
        const auto span = only_exclusions(*dead.block, subject.newest());
        Finding& finding = findings.add(
            {dead.file->source, *span},
            fmt::format("{} applies to no host", quoted_heading(*dead.file, *dead.block->head())));
        finding.caption = "excludes, and lets nothing in";
        add_blocks_below(finding.related, dead, all);
        finding.notes = {"a pattern with '!' only takes away from what another pattern matches"};
        finding.help = {dead.block->kind == BlockKind::host
                            ? "write '*' before it, for all hosts but these"
                            : "begin the list with '*,', for all but these"};
        finding.fix = with_star(dead);
    }
}

}  // namespace

extern const Rule sem003_negation_only{
    .id = "SEM003",
    .name = "negation-only",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A list of patterns only excludes, so that the block never applies",
    .why = R"(
`Host !db` does not mean "all hosts but db". A pattern with `!` only takes away from what another
pattern on the line matches (ssh_config(5), PATTERNS); with nothing to take away from, the block
applies to no host at all. The same is true of a list in a `Match` line: `Match host !a,!b`.
)",
    .advice = "Write `Host * !db`, or `Match host *,!a,!b`. `Match !host a` is fine as it is.",
    .bad = {.text = R"(
Host «!db»
    User ana
)"},
    .good = {.text = R"(
Host * !db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
