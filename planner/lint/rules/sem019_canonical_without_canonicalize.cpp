#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/second_pass.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (const DeadBlock& dead : all) {
        if (dead.why != Deadness::not_canonical) continue;
        const auto criterion = canonical_criterion(*dead.block->head(), subject.newest());
        Finding& finding =
            findings.add({dead.file->source, *criterion},
                         "'canonical' never holds here, as no line makes ssh complete names");
        finding.caption = "none of the lines below is ever used";
        add_blocks_below(finding.related, dead, all);
        finding.notes = {
            "it holds when ssh reads its files a second time; the system's file, or -o "
            "CanonicalizeHostname=yes, may ask for that"};
        finding.help = {
            "set CanonicalizeHostname and CanonicalDomains, or compare with 'host' instead"};
    }
}

}  // namespace

extern const Rule sem019_canonical_without_canonicalize{
    .id = "SEM019",
    .name = "canonical-without-canonicalize",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A Match canonical that never holds, as nothing canonicalises names",
    .why = R"(
`Match canonical` holds when ssh reads its files again, once it has completed the host's name
(ssh_config(5), Match). Unlike `final` it does not ask for that reading itself: without
CanonicalizeHostname, or a `Match final`, there is none, and the block is never in force.

With a `Match final` anywhere, in the system's file too, the second reading takes place and
`canonical` holds, although no name was completed: then nothing is found here.
)",
    .advice =
        "Set `CanonicalizeHostname yes` and `CanonicalDomains`, or leave `canonical` out. The "
        "finding may be left alone where the system's file, or a command line, sets "
        "CanonicalizeHostname.",
    .bad = {.text = R"(
Match «canonical» host *.example.com
    User ana
)"},
    .good = {.text = R"(
CanonicalizeHostname yes
CanonicalDomains example.com

Match canonical host *.example.com
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
