#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Makes one word of the value; nothing if it is one of those that a quote cannot help.
std::optional<Fix> quoting(const Refusal& refusal) {
    if (refusal.directive == nullptr || refusal.directive->words.size() < 2) return std::nullopt;
    const auto words = refusal.directive->words;
    if (refusal.where.span.end > words.back().span.end) return std::nullopt;
    const Span all{words.front().span.begin, words.back().span.end};
    const std::string_view text = refusal.file->source->at(all);
    if (text.find_first_of("\"'\\") != std::string_view::npos) return std::nullopt;
    if (refusal.info() == nullptr || refusal.info()->type != ValueType::text) return std::nullopt;
    Fix fix{.title = fmt::format("Write \"{}\"", text)};
    if (!fix.edits.add({all, fmt::format("\"{}\"", text)})) return std::nullopt;
    return fix;
}

void check(const Subject& subject, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::extra_arguments)) {
        const KeywordInfo* const info = refusal.info();
        Finding& finding = add_refusal(
            findings,
            subject,
            refusal,
            fmt::format("this is more than {} takes",
                        info != nullptr ? info->spelling : std::string_view{"the keyword"}));
        const bool is_comment = refusal.text().starts_with('#');
        finding.help = {is_comment
                            ? "before 8.7 a comment stands on a line of its own"
                            : "delete it, or put a value that holds blanks into double quotes"};
        finding.fix = quoting(refusal);
    }
}

}  // namespace

extern const Rule syn003_extra_arguments{
    .id = "SYN003",
    .name = "extra-arguments",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A line holds more words than its keyword takes",
    .why = R"(
Blanks separate arguments. What is left over when a keyword has taken its own is an error, and ssh exits
for every host, whatever block the line stands in.
)",
    .advice = "Delete what is too much, or quote a value that holds blanks.",
    .bad = {.text = R"(
Host db
    Port 22 «23»
)"},
    .good = {.text = R"(
Host db
    Port 22  # and 23 for the backup
)"},
    .check = check,
};

}  // namespace sshplan
