#include "tools/sshplan/views/rule_markdown.hpp"

#include <string_view>

#include <fmt/format.h>

#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/markdown_lines.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t page_width = 90;
constexpr std::string_view origin =
    "<!-- Written by tools/dev docs from what the program itself says; do not edit. -->";

/// A text in a block of code, whatever fences stand in it.
std::string code(std::string_view language, std::string_view text) {
    std::string fence = "```";
    while (text.find(fence) != std::string_view::npos) fence += '`';
    return fmt::format("{}{}\n{}{}\n", fence, language, text, fence);
}

std::string example_markdown(const Example& example) {
    std::string text;
    for (const ExampleFile& file : read_example(example)) {
        std::string lines;
        for (const std::string& line : lines_of(file)) lines.append(line).append("\n");
        text += fmt::format("`{}`:\n\n{}\n", name_of(file, example), code("sshconfig", lines));
    }
    return text;
}

}  // namespace

std::string rule_markdown(const Rule& rule) {
    std::string text =
        fmt::format("{}\n# {}: {}\n\n{}.\n\n", origin, rule.id, rule.name, rule.summary);
    text += fmt::format("Severity: {}. Precision: {}. OpenSSH: {}.\n\n",
                        name_of(rule.severity),
                        name_of(rule.precision),
                        versions_of(rule));
    if (rule.audience != Audience::everyone) {
        text += fmt::format("It speaks in {}, or where it is asked for by its id.\n\n",
                            audience_of(rule));
    }
    text += fmt::format("## Why\n\n{}\n\n", trimmed(rule.why));
    text += fmt::format("## What to do\n\n{}\n\n", trimmed(rule.advice));
    text += fmt::format("## Bad example\n\n{}", example_markdown(rule.bad));
    text += code("console",
                 fmt::format("$ {}\n{}", command_of(rule.bad), findings_of(rule, page_width)));
    text += fmt::format("\n## Good example\n\n{}", example_markdown(rule.good));
    text += "## To leave it alone\n\n";
    if (const std::string comment = comment_for(rule); !comment.empty()) {
        text += code("sshconfig", comment + "\n") + "\n";
    }
    for (const std::string& line : markdown_lines(about_silence(rule), page_width)) {
        text.append(line).append("\n");
    }
    return text;
}

std::string rules_markdown(std::span<const Rule* const> rules) {
    std::string text = fmt::format(
        "{}\n# Rules of lint\n\n"
        "| id | name | severity | finds |\n|---|---|---|---|\n",
        origin);
    for (const Rule* const rule : rules) {
        text += fmt::format("| [{}]({}.md) | {} | {} | {} |\n",
                            rule->id,
                            rule->id,
                            rule->name,
                            name_of(rule->severity),
                            rule->summary);
    }
    return text;
}

}  // namespace sshplan::cli
