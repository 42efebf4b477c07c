#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {
namespace {

/// Whether the same line lets the name in lower case in too.
bool fits_in_lower_case(const Block& block, std::string_view pattern) {
    const std::string lowered = lower_case(pattern);
    return std::ranges::any_of(block.head()->words, [&](const Word& word) {
        return word.text != pattern && matches_pattern(lowered, word.text);
    });
}

/// Patterns with capitals that let in no name in lower case.
std::vector<const Word*> capitals_of(const Block& block) {
    std::vector<const Word*> found;
    for (const Word& word : block.head()->words) {
        const bool has_capitals = lower_case(word.text) != word.text;
        if (!has_capitals || word.text.starts_with('!')) continue;
        if (!fits_in_lower_case(block, word.text)) found.push_back(&word);
    }
    return found;
}

/// A name by which a jump asks for this host, in other letters.
struct Use {
    Place place{};
    std::string name{};
};

std::optional<Use> use_in_other_letters(const Subject& subject, std::string_view pattern) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            if (!directive.is(Keyword::proxy_jump)) continue;
            for (const std::string_view element : list_elements(directive.rest)) {
                const std::string_view host = element.substr(element.rfind('@') + 1);
                const std::string_view name = host.substr(0, host.find(':'));
                if (name == pattern || !equals_ignoring_case(name, pattern)) continue;
                return Use{{file.source, directive.rest_span}, std::string{name}};
            }
        }
    }
    return std::nullopt;
}

void report(const LintedFile& file,
            const std::vector<const Word*>& words,
            const Subject& subject,
            Findings& findings) {
    const Word& first = *words.front();
    Finding& finding =
        findings.add({file.source, first.span},
                     fmt::format("'{}' fits only what is typed in these very letters", first.text));
    finding.caption = fmt::format("not {}", lower_case(first.text));
    finding.severity = Severity::info;
    for (const Word* const word : words) {
        if (word != &first) finding.related.push_back({{file.source, word->span}, "so does this"});
        const auto use = use_in_other_letters(subject, word->text);
        if (!use) continue;
        finding.severity = Severity::warning;
        finding.related.push_back({use->place, fmt::format("'{}' is another name", use->name)});
    }
    finding.notes = {"Host compares letter by letter, Match host does not"};
    finding.help = {"write names in lower case, or both ways: Host DB1 db1"};
    finding.fix = rewrite_words(*file.source, words, "Write it in lower case", lower_case);
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (block.kind != BlockKind::host) continue;
            const std::vector<const Word*> words = capitals_of(block);
            if (!words.empty()) report(file, words, subject, findings);
        }
    }
}

}  // namespace

extern const Rule sem013_host_case{
    .id = "SEM013",
    .name = "host-case",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "A Host line has capital letters, which count",
    .why = R"(
Names of hosts are the same in capitals and in lower case, but `Host` compares letter by letter with
what was typed: `ssh db1` gets nothing of `Host DB1`. `Match host` and `Match originalhost` do not
make that difference. In a second reading of the files (`Match final`, CanonicalizeHostname) the name
is in lower case, and `Host DB1` fits nothing at all.

It is a warning where a ProxyJump names the same host in other letters: that jump gets nothing of
the block. Otherwise it is only info: a name that is always typed so is no fault.
)",
    .advice = "Write `Host db1`, or both: `Host DB1 db1`.",
    .bad = {.text = R"(
Host «DB1»
    User ana
)"},
    .good = {.text = R"(
Host DB1 db1
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
