#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void report(const IncludeSite& site, const std::vector<DeadBlock>& all, Findings& findings) {
    const Directive& head = *site.block->head();
    Finding& finding =
        findings.add(site.place(),
                     fmt::format("blocks of {} never apply, as {} leaves their hosts alone",
                                 site.word->text,
                                 quoted_heading(*site.file, head)));
    finding.caption = "read for that block only";
    finding.related.push_back({{site.file->source, head.span}, "decides first"});
    for (const DeadBlock& dead : all) {
        if (dead.site != &site || dead.why != Deadness::disjoint) continue;
        finding.related.push_back(
            {{dead.file->source, dead.block->head()->span}, "so this never applies"});
        add_blocks_below(finding.related, dead, all);
    }
    finding.notes = {"a command of Match exec in the file is run all the same, for every host"};
    finding.help = {"include the file above the first Host or Match line",
                    "or take out of it the blocks of other hosts"};
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (const IncludeSite& site : sites) {
        const bool is_named = std::ranges::any_of(all, [&](const DeadBlock& dead) {
            return dead.site == &site && dead.why == Deadness::disjoint;
        });
        if (is_named) report(site, all, findings);
    }
}

}  // namespace

extern const Rule sem008_include_inside_host_disjoint{
    .id = "SEM008",
    .name = "include-inside-host-disjoint",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A file is included below a block that leaves alone the hosts of its own blocks",
    .why = R"(
A block of an included file applies only where the block that includes it applies too. Here no host
fits both, so that the inner blocks are never in force. ssh reads the file all the same, refuses to
start if a line in it is wrong, and runs the commands of its `Match exec` lines.
)",
    .advice =
        "Include the file above the first `Host` line, or keep in it what the block is about.",
    .bad = {.text = R"(
Host web
    Port 5022
    Include «db.conf»
-- db.conf --
Host db
    User ana
)"},
    .good = {.text = R"(
Host web
    Port 5022
    Include web.conf
-- web.conf --
Match host web user www
    IdentityFile ~/.ssh/web
)"},
    .check = check,
};

}  // namespace sshplan
