#include "tests/support/lint_commands.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/lint/example.hpp"
#include "planner/lint/policy/policy.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/golden_case.hpp"
#include "tools/sshplan/run.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::test {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> without_form(std::vector<std::string> words) {
    std::erase(words, "--statistics");
    if (const auto at = std::ranges::find(words, "--format"); at != words.end()) {
        words.erase(at, at + 2);
    }
    return words;
}

LintCommand command_for(const Rule& rule) {
    const Example& example = rule.bad;
    std::istringstream stream{cli::command_of(example)};
    std::vector<std::string> words{std::istream_iterator<std::string>{stream}, {}};
    LintCommand command{.written = std::string{rule.id}, .machine = laptop_of_ana()};
    command.words.assign(words.begin() + 1, words.end());
    const bool is_own = example.role == ExampleRole::own_machine;
    put_files(command.machine, read_example(example), is_own ? "/home/ana/.ssh" : "ssh");
    if (example.policy != nullptr) {
        const SourceFile& policy = *example.policy().assertions.front().where.file;
        command.machine.files[policy.name()] = {.bytes = std::string{policy.bytes()}};
    }
    return command;
}

void append(std::vector<LintCommand>& all, std::vector<LintCommand> more) {
    std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

std::vector<LintCommand> lint_commands_of_cases() {
    std::vector<LintCommand> commands;
    for (const fs::path& file : sorted_files(SSHPLAN_SOURCE_DIR "/corpus/cases")) {
        if (file.extension() != ".case") continue;
        const GoldenCase golden = read_golden_case(file);
        for (const GoldenCommand& command : golden.commands) {
            if (command.words.front() != "lint" || command.status == 2) continue;
            commands.push_back({.written = command.written,
                                .machine = golden.machine,
                                .words = without_form(command.words)});
        }
    }
    return commands;
}

std::vector<LintCommand> lint_commands_of_rules() {
    std::vector<LintCommand> commands;
    for (const Rule* const rule : all_rules()) commands.push_back(command_for(*rule));
    return commands;
}

std::vector<std::string> hostile_names() {
    return {" a b",
            "\"quoted'",
            "<&>]]>",
            "a\nb\r\t",
            "::error::x",
            "##[error]x ####[y]",
            "##vso[x]",
            "a:b,c%0A%d;e=f",
            "\xff\xc0\xaf\xed\xa0\x80",
            "\xe2\x80\xae\xe2\x80\xa8\xef\xbb\xbf",
            "\xef\xbf\xbe\xef\xbf\xbf",
            "\x1b[31m\x07\x7f\xc2\x85",
            "&#1;<![CDATA[x",
            "-->"};
}

std::vector<LintCommand> hostile_lint_commands() {
    const std::vector<std::string> names = hostile_names();
    std::vector<LintCommand> commands;
    for (const fs::path& file : sorted_files(SSHPLAN_SOURCE_DIR "/corpus/bytes")) {
        const std::string& name = names[commands.size() % names.size()];
        LintCommand command{.written = file.filename(), .machine = laptop_of_ana()};
        command.machine.files[name] = {
            .bytes = fmt::format("# sshplan: ignore[{0}]\n# sshplan: {0}\nHost x\n  Foo {0}\n{1}",
                                 name,
                                 read_bytes(file))};
        command.words = {"lint", "--", name};
        commands.push_back(std::move(command));
    }
    return commands;
}

std::vector<LintCommand> all_lint_commands() {
    std::vector<LintCommand> all = lint_commands_of_cases();
    append(all, lint_commands_of_rules());
    append(all, hostile_lint_commands());
    return all;
}

LintReply reply_to(const LintCommand& command, std::string_view format) {
    std::vector<std::string> words = command.words;
    words.insert(words.begin() + 1, fmt::format("--format={}", format));
    ImaginaryWorld world{command.machine};
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, world, world, {.out = {out}, .err = {err}});
    return {out.str(), err.str(), status};
}

std::vector<std::string> lint_formats() {
    return {"text",
            "concise",
            "json",
            "json-lines",
            "sarif",
            "github",
            "gitlab",
            "junit",
            "checkstyle"};
}

}  // namespace sshplan::test
