#include <algorithm>
#include <string_view>
#include <variant>

#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/expand.hpp"
#include "planner/shell/read_script.hpp"

namespace sshplan {
namespace {

/// Whether some word of a script holds the name of the destination.
bool holds_host(const shell::Script& script);

bool holds_host(const shell::Part& part) {
    if (part.script != nullptr) return holds_host(*part.script);
    return has_token(part.text, 'h') || has_token(part.text, 'n');
}

bool holds_host(const shell::Script& script) {
    for (const shell::Step& step : script.steps) {
        for (const shell::Command& command : step.pipeline.commands) {
            for (const shell::Word& word : command.words) {
                if (std::ranges::any_of(word.parts,
                                        [](const shell::Part& part) { return holds_host(part); })) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool is_computed(const shell::Word& word) {
    return std::ranges::any_of(word.parts, [](const shell::Part& part) {
        return part.kind == shell::Part::Kind::substitution && holds_host(part);
    });
}

/// The text of a word up to what is computed.
std::string_view beginning(const shell::Word& word) {
    return word.parts.empty() ? std::string_view{} : word.parts.front().text;
}

bool is_ssh(const shell::Command& command) {
    return std::ranges::any_of(command.words, [](const shell::Word& word) {
        const std::string_view text = beginning(word);
        return word.parts.size() == 1 && (text == "ssh" || text.ends_with("/ssh"));
    });
}

/// Whether an ssh is told another word than that of an option, which is its jump host.
bool computes_jump_host(const shell::Command& command) {
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        const bool is_option =
            beginning(command.words[i]).starts_with('-') ||
            (beginning(command.words[i - 1]).starts_with('-') &&
             beginning(command.words[i - 1]).find_first_of("WopliF") != std::string_view::npos);
        if (!is_option && is_computed(command.words[i])) return true;
    }
    return false;
}

bool is_chain_by_name(std::string_view text) {
    const auto answer = shell::read_script(text);
    const auto* const script = std::get_if<shell::Script>(&answer);
    if (script == nullptr) return false;
    return std::ranges::any_of(script->steps, [](const shell::Step& step) {
        return std::ranges::any_of(step.pipeline.commands, [](const shell::Command& command) {
            return is_ssh(command) && computes_jump_host(command);
        });
    });
}

void check(const Subject& subject, Findings& findings) {
    for (const HeldLine& line : held_lines(subject, Keyword::proxy_command)) {
        const LineReach reach = reach_of(subject, line);
        if (!reach.has_others() || !is_chain_by_name(raw_value(*line.directive))) continue;
        Finding& finding = findings.add(
            line.value_place(), "the jump host is computed from the name of the destination");
        finding.notes = {reach.describe()};
        finding.help = {
            "give each host that is in use a block of its own, with ProxyJump and HostName; a list "
            "as in ProxyJump a,b goes through several"};
    }
}

}  // namespace

extern const Rule mig005_recursive_sed{
    .id = "MIG005",
    .name = "recursive-sed",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A pattern makes routes out of host names, by a shell",
    .why = R"(
With `Host *+*` and a ProxyCommand that cuts the name in pieces (`ssh $(echo %h | sed ...)`), whoever
writes `ssh a+b` goes to b through a. That is from before ProxyJump (7.3). Whatever is typed is put into a
shell's text (SEC001), each hop starts the same command once more for the rest of the name, and the host
key is stored under the whole name, so that one host has as many entries as there are ways to it.

`sshplan migrate` cannot say it otherwise: such a block is about names without end, and a proof needs
hosts that somebody names.
)",
    .advice =
        "`ssh -J a b` does the same for a way that is typed. Give the ways that are in use blocks "
        "with ProxyJump. Leave it if people type ways that nobody foresees.",
    .bad = {.text = R"(
Host *+*
    ProxyCommand «ssh -W $(echo %h | sed 's/.*+//'):%p $(echo %h | sed 's/+[^+]*$//')»
)",
            .also = "SEC001"},
    .good = {.text = R"(
Host inner
    ProxyJump gw
)"},
    .check = check,
};

}  // namespace sshplan
