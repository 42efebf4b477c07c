#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/odd_bytes.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// U+2018 to U+201B are single, the others double.
std::string_view plain(char32_t value) { return value <= 0x201B && value > 0xBB ? "'" : "\""; }

void report(const LintedFile& file, const std::vector<OddPoint>& quotes, Findings& findings) {
    const OddPoint& first = quotes.front();
    Finding& finding = findings.add(
        {file.source, first.span},
        fmt::format("{} is no quote to ssh, but part of the value", file.source->at(first.span)));
    finding.help = {fmt::format("write {}", plain(first.value))};
    Fix fix{.title = "Write plain quotes"};
    for (const OddPoint& quote : quotes) {
        if (!fix.edits.add({quote.span, std::string{plain(quote.value)}})) return;
    }
    finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for_each_odd_line(
        subject, smart_quotes, [&](const LintedFile& file, const std::vector<OddPoint>& quotes) {
            report(file, quotes, findings);
        });
}

}  // namespace

extern const Rule syn017_smart_quotes{
    .id = "SYN017",
    .name = "smart-quotes",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A word begins or ends with a typographic quotation mark",
    .why = R"(
Only `"` and `'` are quotes. Typographic ones, which word processors and chats put in their place, are
letters: the user of `User “ana”` is called “ana”, marks and all, and ssh says nothing.
)",
    .advice = "Write plain quotes. Where a value really holds such a mark, quote the value.",
    .bad = {.text = R"(
Host db
    User «“»ana”
)"},
    .good = {.text = R"(
# “db” is the database
Host db
    User "ana"
)"},
    .check = check,
};

}  // namespace sshplan
