#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {
namespace {

constexpr std::size_t longest = 1022;  // match.c match_pattern_list: sub[1024]

/// Whether a word of a Match line is a list of patterns: not where it is a command or a network.
bool is_pattern_list(const Directive& directive, std::size_t at) {
    const std::string_view text = directive.words[at].text;
    const auto begins = [](std::string_view word, std::string_view with) {
        return equals_ignoring_case(word.substr(0, with.size()), with);
    };
    if (begins(text, "exec=") || begins(text, "localnetwork=")) return false;
    if (at == 0) return true;
    std::string_view before = directive.words[at - 1].text;
    if (before.starts_with('!')) before.remove_prefix(1);
    return !equals_ignoring_case(before, "exec") && !equals_ignoring_case(before, "localnetwork");
}

std::size_t pattern_size(std::string_view element) {
    return element.size() - (element.starts_with('!') ? 1 : 0);
}

void check_word(const LintedFile& file, const Word& word, Findings& findings) {
    const auto elements = list_elements(word.text);
    const auto found = std::ranges::find_if(
        elements, [](std::string_view element) { return pattern_size(element) > longest; });
    if (found == elements.end()) return;
    Finding& finding =
        findings.add({file.source, word.span},
                     fmt::format("a pattern of {} bytes is too long", pattern_size(*found)));
    finding.notes = {"when ssh comes to it, the whole list matches nothing"};
    finding.help = {fmt::format("write patterns of {} bytes at most", longest)};
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const bool is_match = directive.is(Keyword::match);
            if (!is_match && !directive.is(Keyword::ignore_unknown)) continue;
            for (std::size_t i = 0; i < directive.words.size(); ++i) {
                if (is_match && !is_pattern_list(directive, i)) continue;
                check_word(file, directive.words[i], findings);
            }
        }
    }
}

/// "Match host «aaa...»" with one byte too many.
constexpr auto bad_text = [] {
    constexpr std::string_view before = "Match host «";
    constexpr std::string_view after = ",db»\n    User ana\n";
    std::array<char, before.size() + longest + 1 + after.size()> text{};
    std::ranges::copy(before, text.begin());
    std::fill_n(text.begin() + before.size(), longest + 1, 'a');
    std::ranges::copy(after, text.begin() + before.size() + longest + 1);
    return text;
}();

}  // namespace

extern const Rule syn029_overlong_pattern{
    .id = "SYN029",
    .name = "overlong-pattern",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A pattern is so long that its list matches nothing",
    .why = R"(
In lists with commas, as Match and IgnoreUnknown take them, ssh copies one pattern after the other
into a buffer of 1,024 bytes. One that does not fit ends the comparison: the list matches nothing,
whatever else stands in it, and ssh says nothing.
)",
    .advice = "Shorten the pattern. Several names are separated by commas.",
    .bad = {.text = {bad_text.data(), bad_text.size()}, .also = "SEM006"},
    .good = {.text = R"(
Match host db,web
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
