#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::unbalanced_quote)) {
        Finding& finding =
            add_refusal(findings, subject, refusal, "a quote on this line is never closed");
        finding.help = {R"(close it, or put an apostrophe into double quotes: "don't")"};
    }
}

}  // namespace

extern const Rule syn004_unbalanced_quote{
    .id = "SYN004",
    .name = "unbalanced-quote",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A quote is opened and never closed",
    .why = R"(
Since 8.7 ssh cuts every line into words, and an apostrophe is a quote, even in `LocalCommand` and
`ProxyCommand`, which take their text as it stands. A quote that is not closed on its line stops ssh
for every host. Only behind an unquoted `#` quotes do not count.
)",
    .advice = "Close the quote, or put the apostrophe into double quotes.",
    .bad = {.text = R"(
Host db
    LocalCommand «echo don't»
)"},
    .good = {.text = R"(
Host db
    LocalCommand echo "don't"
)"},
    .check = check,
};

}  // namespace sshplan
