#include "planner/verify/answering_shell.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sshplan {
namespace {

/// A text as a word of sh(1) that means nothing but itself.
std::string quoted(const std::string& text) {
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return word + "'";
}

std::string script(const std::string& record, std::span<const MetCondition> conditions) {
    std::string text = fmt::format(
        "#!/bin/sh\n"
        "# Stands for the shell of ssh: it answers, and runs nothing.\n"
        "printf '%s\\0' \"$2\" >>{}\n"
        "case $2 in\n",
        record);
    for (const MetCondition& condition : conditions) {
        if (condition.kind != ConditionKind::exec || !condition.outcome) continue;
        text += fmt::format("{}) exit 0 ;;\n", quoted(condition.text));
    }
    return text + "esac\nexit 1\n";
}

}  // namespace

AnsweringShell::AnsweringShell(World& acting, std::string folder)
    : acting_(acting), path_(folder + "/shell"), record_(std::move(folder) + "/asked") {}

std::optional<std::string> AnsweringShell::failure() {
    const MetCondition trial{.text = "it's a \\ try*", .outcome = true};
    if (auto failure = answer(std::span{&trial, 1})) return failure;
    const auto end =
        acting_.ask_program({.words = {path_, "-c", trial.text}, .environment = {{"LC_ALL", "C"}}});
    const std::vector<RunCommand> heard = asked();
    const bool is_understood = end && end->kind == ProgramAnswer::Kind::answered &&
                               heard == std::vector<RunCommand>{{trial.text, 1}};
    if (is_understood) return std::nullopt;
    return fmt::format(
        "no script can be run in {}; let TMPDIR name a directory in which programs run",
        path_.substr(0, path_.rfind('/')));
}

ChangeFailure AnsweringShell::answer(std::span<const MetCondition> conditions) {
    (void)acting_.remove_file(path_);
    (void)acting_.remove_file(record_);
    return acting_.create_private_program(path_, script(record_, conditions));
}

std::vector<RunCommand> AnsweringShell::asked() {
    std::vector<RunCommand> commands;
    const FileAnswer answer = acting_.read_file(record_);
    const auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return commands;
    std::string_view rest = content->bytes;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        const std::string text{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto known = std::ranges::find(commands, text, &RunCommand::text);
        if (known != commands.end()) ++known->times;
        if (known == commands.end()) commands.push_back({text, 1});
    }
    return commands;
}

}  // namespace sshplan
