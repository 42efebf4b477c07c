#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/subject.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

/// The words that a keyword knows; anything else is the path of a socket.
std::vector<std::string_view> words_of(const Directive& directive) {
    if (directive.is(Keyword::forward_agent)) return {"yes", "no", "true", "false"};
    if (directive.is(Keyword::identity_agent)) return {"none", "SSH_AUTH_SOCK"};
    return {};
}

/// Whether a word looks like no path: it is neither a variable nor has it a directory.
bool is_bare(std::string_view value) {
    return !value.empty() && value.find_first_of("/\\~$%") == std::string_view::npos;
}

/// SSH_AUTH_SOCK is a word in these very letters only.
bool is_known(std::string_view value, const std::vector<std::string_view>& known) {
    return std::ranges::any_of(known, [&](std::string_view word) {
        return word == value || (word != "SSH_AUTH_SOCK" && equals_ignoring_case(word, value));
    });
}

void report(const LintedFile& file,
            const Directive& line,
            const std::vector<std::string_view>& known,
            Findings& findings) {
    const Word& value = line.words.front();
    Finding& finding =
        findings.add({file.source, value.span},
                     fmt::format("'{}' is taken for the path of a socket", value.text));
    finding.caption = "no word that ssh knows here";
    finding.notes = {
        fmt::format("{} knows {}; anything else is a path from where ssh is started",
                    line.info->spelling,
                    line.is(Keyword::forward_agent) ? "yes and no" : "none and SSH_AUTH_SOCK")};
    const auto same = std::ranges::find_if(
        known, [&](std::string_view word) { return equals_ignoring_case(word, value.text); });
    const auto nearest = same == known.end() ? nearest_names(value.text, known, 1)
                                             : std::vector<std::string_view>{*same};
    if (nearest.empty()) {
        finding.help = {"write one of these words, or a path with a directory"};
        return;
    }
    finding.help = {fmt::format("did you mean {}?", nearest.front())};
    Fix fix{.title = fmt::format("Write {} {}", line.info->spelling, nearest.front())};
    if (fix.edits.add({value.span, std::string{nearest.front()}})) finding.fix = std::move(fix);
}

void check(const Subject& subject, Findings& findings) {
    for (const LintedFile& file : subject.files()) {
        for (const Directive& directive : file.config->directives()) {
            const std::vector<std::string_view> known = words_of(directive);
            if (known.empty() || directive.words.size() != 1) continue;
            const std::string_view value = directive.words.front().text;
            if (is_bare(value) && !is_known(value, known)) report(file, directive, known, findings);
        }
    }
}

}  // namespace

extern const Rule sem034_value_taken_as_path{
    .id = "SEM034",
    .name = "value-taken-as-path",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A misspelled word is taken for the path of a socket",
    .why = R"(
ForwardAgent and IdentityAgent take a few words; everything else is the path of an agent's socket, so
that ssh has nothing to complain about: `ForwardAgent yess` forwards whatever agent listens at a
socket of the name `yess` in the directory where ssh is started, and where there is none, none.
)",
    .advice = "Correct the word. Write a path with a directory in it, or `$VARIABLE`.",
    .bad = {.text = R"(
Host db
    ForwardAgent «yess»
)"},
    .good = {.text = R"(
Host db
    ForwardAgent yes
    IdentityAgent SSH_AUTH_SOCK
)"},
    .versions = "ForwardAgent: 8.2 and later",
    .check = check,
};

}  // namespace sshplan
