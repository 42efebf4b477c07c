#include <fmt/format.h>

#include "planner/lint/rule.hpp"
#include "planner/lint/too_new.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : outgrown_refusals(subject)) {
        if (newness_of(subject, refusal) != Newness::criterion) continue;
        for (const Clause& clause : newer_criteria(subject, *refusal.directive, refusal.dialects)) {
            const DialectSet lacking = dialects_without(subject, clause);
            Finding& finding = findings.add({refusal.file->source, clause.span},
                                            fmt::format("{} is no criterion of Match in {}",
                                                        clause.attribute,
                                                        in_words(subject.dialects(), lacking)));
            for (const std::string& words : refusal.said) {
                finding.notes.push_back(quote_ssh(words));
            }
            finding.notes.emplace_back(
                "a criterion that ssh does not know stops it for every host");
            finding.help = {
                "say it by another criterion, or put the block into a file that only newer "
                "machines "
                "have",
                "or give up the older releases: raise --min-openssh"};
        }
    }
}

}  // namespace

extern const Rule por002_criterion_too_new{
    .id = "POR002",
    .name = "criterion-too-new",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A criterion of Match is newer than the oldest release that must read it",
    .why = R"(
Criteria of Match came one by one: `final` with 8.0, `localnetwork` and `tagged` with 9.4, `command`,
`sessiontype` and `version` with 10.0. To an older release such a line is an "Unsupported Match
attribute", and it exits, for every host (readconf.c match_cfg_line). IgnoreUnknown does not help: it
speaks of keywords.

The form `host=db` is not new, though ssh_config(5) tells of it only since 9.9: before, too, a `=`
parted words as a blank does.
)",
    .advice =
        "Say it by a criterion that all releases know: `exec` can ask for most things. Or put the "
        "block into a file of its own that an Include finds only where ssh is new enough. "
        "`--min-openssh` says which release is the oldest.",
    .bad = {.text = R"(
Match «localnetwork 10.0.0.0/8»
    ProxyJump none
)",
            .min_openssh = "9.0"},
    .good = {.text = R"(
Match host=db user=ana
    ProxyJump none
)",
             .min_openssh = "9.0"},
    .versions = "older than the criterion, as named by --min-openssh",
    .check = check,
};

}  // namespace sshplan
