#include <set>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether a pattern lets keywords of any kind pass: `*`, `*a*`, but not `GSSAPI*`.
bool is_wide(std::string_view pattern) {
    constexpr std::size_t few = 3;
    std::set<char> first_letters;
    for (const KeywordInfo& info : keyword_table()) {
        const std::string spelling = lower_case(info.spelling);
        if (matches_pattern(spelling, pattern)) first_letters.insert(spelling.front());
    }
    return first_letters.size() > few;
}

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::ignore_unknown)) {
        for (const std::string_view pattern : list_elements(line.value())) {
            if (pattern.starts_with('!') || !is_wide(lower_case(pattern))) continue;
            Finding& finding = findings.add(
                line.value_place(), "ssh passes over every mistyped keyword without a word");
            finding.caption = fmt::format("{} lets any keyword pass", pattern);
            finding.notes = {"a line such as `StrictHostKeyCheking yes` then does nothing"};
            finding.help = {"list the keywords that are meant: IgnoreUnknown UseKeychain"};
            break;
        }
    }
}

}  // namespace

extern const Rule sec034_ignoreunknown_star{
    .id = "SEC034",
    .name = "ignoreunknown-star",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "IgnoreUnknown lets every mistyped keyword pass",
    .why = R"(
IgnoreUnknown is for keywords that other builds of ssh know, such as Apple's UseKeychain. With a
pattern like `*` ssh passes over whatever it does not know, a mistyped `StrictHostKeyChecking` or
`ProxyJump` too: the line looks like protection, and does nothing.
)",
    .advice = "List the keywords by name, with commas between them.",
    .bad = {.text = R"(
IgnoreUnknown «*»
)"},
    .good = {.text = R"(
IgnoreUnknown UseKeychain,GSSAPI*
)"},
    .check = check,
};

}  // namespace sshplan
