#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

/// What other programs write for yes and no.
constexpr std::array synonyms{
    std::pair{std::string_view{"on"}, std::string_view{"yes"}},
    std::pair{std::string_view{"off"}, std::string_view{"no"}},
    std::pair{std::string_view{"enable"}, std::string_view{"yes"}},
    std::pair{std::string_view{"disable"}, std::string_view{"no"}},
    std::pair{std::string_view{"enabled"}, std::string_view{"yes"}},
    std::pair{std::string_view{"disabled"}, std::string_view{"no"}},
    std::pair{std::string_view{"y"}, std::string_view{"yes"}},
    std::pair{std::string_view{"n"}, std::string_view{"no"}},
    std::pair{std::string_view{"1"}, std::string_view{"yes"}},
    std::pair{std::string_view{"0"}, std::string_view{"no"}},
};

/// The values of the keyword in the newest release, without those that mean the same as another.
std::vector<std::string_view> names_of(const Directive& directive, const Dialect& dialect) {
    std::vector<std::string_view> names;
    for (const EnumName& name : directive.info->names) {
        const bool is_other_word = name.spelling == "true" || name.spelling == "false";
        if (name.lives.holds_in(dialect.edition) && !is_other_word) names.push_back(name.spelling);
    }
    return names;
}

std::string_view meant_by(std::string_view written, const std::vector<std::string_view>& names) {
    const std::string text = lower_case(written);
    for (const auto& [other, ours] : synonyms) {
        if (text == other && std::ranges::find(names, ours) != names.end()) return ours;
    }
    return {};
}

void suggest(Finding& finding, const Refusal& refusal, const Subject& subject) {
    const auto names = names_of(*refusal.directive, subject.newest());
    if (names.empty()) return;
    finding.help.push_back(
        fmt::format("{} takes {}", refusal.directive->info->spelling, fmt::join(names, ", ")));
    const std::string_view meant = meant_by(refusal.text(), names);
    if (meant.empty()) {
        const auto nearest = nearest_names(lower_case(refusal.text()), names, 1);
        if (!nearest.empty()) {
            finding.help.push_back(fmt::format("did you mean {}?", nearest.front()));
        }
        return;
    }
    Fix fix{.title = fmt::format("Write {}", meant), .safety = Safety::safe};
    if (fix.edits.add({refusal.where.span, std::string{meant}})) finding.fix = std::move(fix);
}

std::string message(const Refusal& refusal) {
    const Directive* const directive = refusal.directive;
    if (directive == nullptr) return "ssh does not take this line";
    const std::string_view keyword =
        directive->info != nullptr ? directive->info->spelling : directive->keyword;
    const bool is_word = std::ranges::any_of(
        directive->words, [&](const Word& word) { return word.span == refusal.where.span; });
    return is_word ? fmt::format("{} does not take {}", keyword, refusal.text())
                   : fmt::format("{} does not take this value", keyword);
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::bad_value)) {
        Finding& finding = add_refusal(findings, subject, refusal, message(refusal));
        if (refusal.info() != nullptr) suggest(finding, refusal, subject);
        if (finding.help.empty()) finding.help = {"correct the value, or delete the line"};
    }
}

}  // namespace

extern const Rule syn005_bad_value{
    .id = "SYN005",
    .name = "bad-value",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A keyword has a value that it does not take",
    .why = R"(
Values are checked in all blocks, whether they apply or not: one that a keyword does not take stops
ssh for every host. Capitals do not matter, `YES` is as good as `yes`; `on`, `1` and `enabled` are
not. What ssh refuses for other reasons that no other rule names is reported here, too.
)",
    .advice = "Write one of the values that the keyword takes.",
    .bad = {.text = R"(
Host db
    ForwardX11 «on»
)"},
    .good = {.text = R"(
Host db
    ForwardX11 yes
)"},
    .check = check,
};

}  // namespace sshplan
