#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::none_not_alone)) {
        const bool is_word =
            refusal.directive != nullptr && refusal.where.span != refusal.directive->span;
        Finding& finding =
            add_refusal(findings,
                        subject,
                        refusal,
                        fmt::format("{} stands together with other words",
                                    is_word ? refusal.text() : std::string_view{"none"}));
        finding.help = {"leave it out, or what stands beside it"};
    }
}

}  // namespace

extern const Rule syn026_none_not_alone{
    .id = "SYN026",
    .name = "none-not-alone",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "`none` or `any` stands in a list with other words",
    .why = R"(
In a list `none` says that there is nothing, and `any` that there is everything. Beside other words
neither means anything: ssh refuses the line, for every host.
)",
    .advice = "Leave `none` out, or what stands beside it.",
    .bad = {.text = R"(
Host db
    UserKnownHostsFile «none» ~/.ssh/known_hosts
)"},
    .good = {.text = R"(
Host db
    UserKnownHostsFile ~/.ssh/known_hosts ~/.ssh/known_hosts_db
)"},
    .check = check,
};

}  // namespace sshplan
