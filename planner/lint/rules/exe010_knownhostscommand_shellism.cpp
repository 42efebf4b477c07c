#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Why a word of the program's arguments is meant for a shell; empty if it is not.
std::string_view shellism_of(std::string_view word) {
    constexpr std::array<std::string_view, 8> operators{"|", "||", "&&", "&", ";", "|&", "<", ">"};
    if (std::ranges::find(operators, word) != operators.end() || word.ends_with(';')) {
        return "joins commands in a shell";
    }
    const std::size_t sign = word.find_first_not_of("0123456789&");
    if (sign != std::string_view::npos && (word[sign] == '>' || word[sign] == '<')) {
        return "redirects in a shell";
    }
    if (word.starts_with("$(") || word.starts_with('`')) return "runs a command in a shell";
    if (word.starts_with('$') && word.size() > 1 && word[1] != '{') return "a shell's variable";
    if (word == "~" || word.starts_with("~/")) return "a home directory to a shell";
    return {};
}

/// Whether a program reads its arguments as a shell's text.
bool is_shell(std::string_view program) {
    const std::string_view name = program.substr(program.rfind('/') + 1);
    return name.ends_with("sh");
}

void report_path(const HeldLine& line, const Word& program, Findings& findings) {
    Finding& finding =
        findings.add({line.file->source, program.span},
                     fmt::format("ssh does not run '{}', as it is no absolute path", program.text));
    finding.caption = "must begin with /";
    finding.notes = {
        "neither ~ nor a token nor a variable is expanded in the program, and PATH is not "
        "searched"};
    finding.help = {"write the whole path of the program"};
}

void report_word(const HeldLine& line,
                 const Word& word,
                 std::string_view meaning,
                 Findings& findings) {
    Finding& finding = findings.add(
        {line.file->source, word.span},
        fmt::format("no shell reads this: the program gets '{}' as an argument", word.text));
    finding.caption = meaning;
    finding.help = {
        "put the command into a script with an absolute path, and hand it %H and what else it "
        "needs"};
}

/// One finding a line: the first word tells enough.
void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::known_hosts_command)) {
        const std::span<const Word> words = line.directive->words;
        if (words.empty() || (words.size() == 1 && is_none(words.front().text))) continue;
        if (!words.front().text.starts_with('/')) {
            report_path(line, words.front(), findings);
            continue;
        }
        if (is_shell(words.front().text)) continue;
        const auto word = std::find_if(words.begin() + 1, words.end(), [&](const Word& one) {
            const bool is_bare = line.file->source->at(one.span) == one.text;
            return is_bare && !shellism_of(one.text).empty();
        });
        if (word != words.end()) report_word(line, *word, shellism_of(word->text), findings);
    }
}

}  // namespace

extern const Rule exe010_knownhostscommand_shellism{
    .id = "EXE010",
    .name = "knownhostscommand-shellism",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A KnownHostsCommand is written for a shell",
    .why = R"(
Unlike ProxyCommand and `Match exec`, KnownHostsCommand is not given to a shell (ssh_config(5);
sshconnect.c load_hostkeys_command): ssh cuts it into words and starts the first one, which must be
an absolute path ("path is not absolute"). Pipes, redirections, `~`, `$NAME` and `$(...)` reach the
program as they are written; only %-tokens and `${NAME}` are expanded, and not in the first word.

ssh says so, if at all, only when it connects, and goes on without the keys that the command should
have told; if the program ends with an error, it gives up the connection.
)",
    .advice = "Put what needs a shell into a script, and write its absolute path.",
    .bad = {.text = R"(
Host db
    KnownHostsCommand /usr/bin/curl -s https://keys.example.com/%H «|» grep ssh-ed25519
)"},
    .good = {.text = R"(
Host db
    KnownHostsCommand /usr/local/bin/known-keys %H
)"},
    .versions = "8.5 and later",
    .check = check,
};

}  // namespace sshplan
