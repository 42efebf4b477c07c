#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

std::string message(const Refusal& refusal) {
    if (refusal.directive == nullptr) return "an argument is missing";
    const std::string_view keyword = refusal.file->source->at(refusal.directive->keyword_span);
    const bool has_some = !refusal.directive->words.empty();
    return has_some ? fmt::format("an argument of {} is missing or empty", keyword)
                    : fmt::format("{} has no argument", keyword);
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::missing_argument)) {
        Finding& finding = add_refusal(findings, subject, refusal, message(refusal));
        if (refusal.where.span.empty() && refusal.directive != nullptr) {
            finding.where.span = refusal.directive->span;
        }
        finding.help = {"write the value that is missing, or delete the line"};
    }
}

}  // namespace

extern const Rule syn002_missing_argument{
    .id = "SYN002",
    .name = "missing-argument",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A keyword stands without the argument that it needs",
    .why = R"(
A keyword alone on its line, or with an empty argument as in `User ""`, is an error, and ssh exits
for every host, whatever block the line stands in.
)",
    .advice =
        "Write the value, or delete the line. To undo an earlier value many keywords take `none`.",
    .bad = {.text = R"(
Host db
    «User»
)"},
    .good = {.text = R"(
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
