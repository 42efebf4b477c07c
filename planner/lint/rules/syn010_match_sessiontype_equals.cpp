#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_match)) {
        if (!is_sessiontype_with_equals(refusal)) continue;
        Finding& finding = add_refusal(
            findings, subject, refusal, "sessiontype does not take its argument behind a =");
        const auto equals =
            refusal.where.span.begin + static_cast<std::uint32_t>(refusal.text().find('='));
        finding.where.span = {refusal.where.span.begin, equals + 1};
        finding.help = {"put a blank in the place of the ="};
        Fix fix{.title = "Put a blank in the place of the =", .safety = Safety::safe};
        if (fix.edits.add({{equals, equals + 1}, " "})) finding.fix = std::move(fix);
    }
}

}  // namespace

extern const Rule syn010_match_sessiontype_equals{
    .id = "SYN010",
    .name = "match-sessiontype-equals",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "`sessiontype=` is written where ssh wants a blank",
    .why = R"(
Since 9.9 a criterion may be followed by `=` and its argument, as in `host=db`. `sessiontype`, which
came with 10.0, was forgotten: ssh takes the whole word for the name of a criterion, and exits.
)",
    .advice = "Write `sessiontype shell`.",
    .bad = {.text = R"(
Match host=db «sessiontype=»shell
    RequestTTY yes
)"},
    .good = {.text = R"(
Match host=db sessiontype shell
    RequestTTY yes
)"},
    .versions = "10.0 and later",
    .check = check,
};

}  // namespace sshplan
