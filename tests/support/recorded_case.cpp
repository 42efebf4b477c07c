#include "tests/support/recorded_case.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "tests/support/case_lines.hpp"
#include "tests/support/case_sections.hpp"

namespace sshplan::test {

namespace {

constexpr std::string_view host_mark = "{host}";

std::string keyword_of(std::string_view line) {
    return std::string{line.substr(0, line.find(' '))};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

RecordedAnswer read_answer(CaseLines& lines) {
    RecordedAnswer answer{.versions = shell_words(lines.take("= ")), .lines = {}, .errors = {}};
    while (!lines.done() && !lines.at("= ")) {
        if (lines.at("! ")) {
            answer.errors.push_back(lines.take("! "));
        } else if (lines.at("? ")) {
            answer.status = std::stoi(lines.take("? "));
        } else if (std::string line = lines.take(); !line.empty()) {
            answer.lines.push_back(std::move(line));
        }
    }
    return answer;
}

/// The lines that an answer has for a keyword; "KEYWORD -" stands for none, "KEYWORD *" for some
/// that were not recorded.
std::vector<std::string> lines_for(const RecordedAnswer& answer, const std::string& keyword) {
    std::vector<std::string> lines;
    std::ranges::copy_if(answer.lines, std::back_inserter(lines), [&](const std::string& line) {
        return keyword_of(line) == keyword;
    });
    return lines;
}

std::string with_host(const std::string& line, std::string_view host) {
    const std::size_t mark = line.find(host_mark);
    return mark == std::string::npos
               ? line
               : line.substr(0, mark) + std::string{host} + line.substr(mark + host_mark.size());
}

}  // namespace

Imaginary recording_machine() {
    Imaginary machine;
    machine.files["/etc/passwd"] = {.bytes = "root:x:0:0:root:/root:/bin/bash\n", .owner = 0};
    machine.variables = {{"SHELL", "/bin/sh"}, {"AGENT", "/run/agent.sock"}, {"PATH", "/usr/bin"}};
    machine.uid = 0;
    machine.host_name = "vm";
    machine.names.emplace();
    return machine;
}

const RecordedAnswer& RecordedCase::answer_of(std::string_view version) const {
    const RecordedAnswer* others = nullptr;
    for (const RecordedAnswer& answer : answers) {
        if (std::ranges::find(answer.versions, version) != answer.versions.end()) return answer;
        const std::string& first = answer.versions.front();
        if (first == "all" || first == "others") others = &answer;
    }
    if (others == nullptr) throw std::runtime_error{path.string() + ": no answer of all others"};
    return *others;
}

RecordedCase read_recorded_case(const std::filesystem::path& path) {
    CaseLines lines{path};
    RecordedCase result{.path = path, .machine = recording_machine(), .words = {}};
    while (lines.at("#")) (void)lines.take();
    while (!lines.done()) {
        if (at_section(lines)) {
            read_section(lines, path.parent_path(), result.machine);
        } else if (lines.at("$ ssh -G ")) {
            result.words = shell_words(lines.take("$ ssh "));
        } else if (lines.at("= ")) {
            result.answers.push_back(read_answer(lines));
        } else if (!lines.take().empty()) {
            lines.refuse("neither a section nor a command nor an answer");
        }
    }
    if (result.words.empty() || result.answers.empty()) {
        lines.refuse("a case has a command and an answer");
    }
    return result;
}

bool Defaults::has_openssl() const {
    const auto ciphers = std::ranges::find(keywords, "ciphers", &DefaultLines::keyword);
    return ciphers != keywords.end() && ciphers->is_recorded;
}

Defaults read_defaults(const std::filesystem::path& path) {
    Defaults defaults{.version = path.stem(), .keywords = {}};
    for (const std::string& line : lines_of(read_bytes(path))) {
        const std::string keyword = keyword_of(line);
        if (defaults.keywords.empty() || defaults.keywords.back().keyword != keyword) {
            defaults.keywords.push_back({.keyword = keyword});
        }
        DefaultLines& last = defaults.keywords.back();
        last.is_recorded = line != keyword + " *";
        if (last.is_recorded && line != keyword + " -") last.lines.push_back(line);
    }
    return defaults;
}

std::string expected_output(const Defaults& defaults,
                            const RecordedAnswer& answer,
                            std::string_view host) {
    if (answer.status != 0) return "";
    std::string text;
    for (const DefaultLines& usual : defaults.keywords) {
        const std::vector<std::string> said = lines_for(answer, usual.keyword);
        for (const std::string& line : said.empty() ? usual.lines : said) {
            const bool is_mark = line == usual.keyword + " -" || line == usual.keyword + " *";
            if (!is_mark) text += with_host(line, host) + "\n";
        }
    }
    return text;
}

std::string recorded_part(const std::string& output,
                          const Defaults& defaults,
                          const RecordedAnswer& answer) {
    std::string text;
    for (const std::string& line : lines_of(output)) {
        const std::string keyword = keyword_of(line);
        const auto usual = std::ranges::find(defaults.keywords, keyword, &DefaultLines::keyword);
        const std::vector<std::string> said = lines_for(answer, keyword);
        const bool is_usual = usual == defaults.keywords.end() || usual->is_recorded;
        const bool is_recorded = said.empty() ? is_usual : said.front() != keyword + " *";
        if (is_recorded) text += line + "\n";
    }
    return text;
}

}  // namespace sshplan::test
