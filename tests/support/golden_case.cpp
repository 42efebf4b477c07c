#include "tests/support/golden_case.hpp"

#include <algorithm>
#include <string_view>

#include "tests/support/case_lines.hpp"
#include "tests/support/case_sections.hpp"

namespace sshplan::test {

namespace {

constexpr std::string_view error_mark = "! ";
constexpr std::string_view status_mark = "? ";

/// Exact lines, or `~ part` and `!~ no such part` lines.
ExpectedText expected_text(const std::vector<std::string>& body, const CaseLines& lines) {
    const auto is_part = [](const std::string& line) {
        return line.starts_with("~ ") || line.starts_with("!~ ");
    };
    ExpectedText expected;
    if (std::ranges::none_of(body, is_part)) {
        expected.text = joined(body, "\n");
        return expected;
    }
    expected.how = ExpectedText::How::contains;
    for (const std::string& line : body) {
        if (!is_part(line)) {
            lines.refuse("exact lines and parts (~, !~) do not mix");
        }
        (line[0] == '~' ? expected.parts : expected.absent)
            .push_back(line.substr(line.find(' ') + 1));
    }
    return expected;
}

/// Whether the command was asked for JSON.
bool wants_json(const std::vector<std::string>& words) {
    const auto format = std::ranges::find(words, "--format");
    return std::ranges::find(words, "--format=json") != words.end() ||
           (format != words.end() && format + 1 != words.end() && *(format + 1) == "json");
}

GoldenCommand read_command(CaseLines& lines) {
    GoldenCommand command;
    command.written = lines.take("$ ");
    command.line = lines.line();
    command.words = shell_words(command.written);
    command.words.erase(command.words.begin());
    const std::vector<std::string> body = take_body(lines);
    command.out = expected_text(body, lines);
    if (wants_json(command.words) && !body.empty()) {
        command.out = {.how = ExpectedText::How::selection, .text = joined(body, "\n")};
    }
    std::vector<std::string> errors;
    while (lines.at(error_mark)) {
        errors.push_back(lines.take(error_mark));
    }
    command.err = expected_text(errors, lines);
    if (lines.at(status_mark)) {
        command.status = std::stoi(lines.take(status_mark));
    }
    if (!take_body(lines).empty()) {
        lines.refuse("nothing may follow the errors and the status");
    }
    return command;
}

}  // namespace

GoldenCase read_golden_case(const std::filesystem::path& path) {
    CaseLines lines{path};
    GoldenCase result{.story = {}, .machine = laptop_of_ana()};
    while (lines.at("#")) {
        result.story += lines.take() + "\n";
    }
    while (!lines.done()) {
        if (at_section(lines)) {
            read_section(lines, path.parent_path(), result.machine);
        } else if (lines.at("$ sshplan")) {
            result.commands.push_back(read_command(lines));
        } else if (!lines.take().empty()) {
            lines.refuse("neither a section nor a command");
        }
    }
    if (result.story.empty() || result.commands.empty()) {
        lines.refuse("a case has a story and a command");
    }
    return result;
}

}  // namespace sshplan::test
