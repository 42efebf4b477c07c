#include "tools/sshplan/views/rule_text.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/markdown_lines.hpp"
#include "tools/sshplan/views/rule_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t least_width = 40;
constexpr std::size_t indent = 2;

/// Prints the parts of a description one below the other.
class Printer {
public:
    Printer(std::ostream& out, const RuleTextOptions& options)
        : out_(out), style_(options.style), width_(std::max(options.width, least_width)) {}

    void print(const Rule& rule) {
        write(StyledLine{}
                  .add(rule.id, Role::heading)
                  .add(" ")
                  .add(rule.name, Role::heading)
                  .add(fmt::format("  {}, OpenSSH: {}", name_of(rule.severity), versions_of(rule)),
                       Role::dim));
        print_prose(rule.summary, 0);
        if (rule.audience != Audience::everyone) {
            print_prose(fmt::format("It speaks in {}, or where it is asked for by its id.",
                                    audience_of(rule)),
                        0);
        }
        print_heading("Why");
        print_prose(rule.why, indent);
        print_heading("What to do");
        print_prose(rule.advice, indent);
        print_heading("Bad example");
        print_example(rule.bad);
        print_command(rule);
        print_heading("Good example");
        print_example(rule.good);
        print_heading("To leave it alone");
        if (const std::string comment = comment_for(rule); !comment.empty()) {
            write(StyledLine{}.pad_to(2 * indent).add(comment, Role::code));
        }
        print_prose(about_silence(rule), indent);
    }

private:
    void print_heading(std::string_view text) {
        out_ << '\n';
        write(StyledLine{}.add(text, Role::heading));
    }

    void print_prose(std::string_view markdown, std::size_t at) {
        for (const std::string& line : markdown_lines(trimmed(markdown), width_ - at)) {
            write(line.empty() ? StyledLine{} : StyledLine{}.pad_to(at).add(line));
        }
    }

    void print_example(const Example& example) {
        for (const ExampleFile& file : read_example(example)) {
            write(StyledLine{}.pad_to(indent).add(name_of(file, example), Role::dim));
            for (const std::string& line : lines_of(file)) {
                write(line.empty() ? StyledLine{}
                                   : StyledLine{}.pad_to(2 * indent).add(line, Role::code));
            }
        }
    }

    void print_command(const Rule& rule) {
        out_ << '\n';
        write(StyledLine{}.pad_to(indent).add("$ ", Role::dim).add(command_of(rule.bad)));
        std::istringstream lines{findings_of(rule, width_ - indent)};
        for (std::string line; std::getline(lines, line);) {
            write(line.empty() ? StyledLine{} : StyledLine{}.pad_to(indent).add(line));
        }
    }

    void write(const StyledLine& line) { line.write(out_, style_); }

    std::ostream& out_;
    const Style& style_;
    std::size_t width_;
};

}  // namespace

void print_rule(std::ostream& out, const Rule& rule, const RuleTextOptions& options) {
    Printer{out, options}.print(rule);
}

void print_rules(std::ostream& out,
                 std::span<const Rule* const> rules,
                 const RuleTextOptions& options) {
    constexpr std::size_t gap = 2;
    std::size_t widest = 0;
    for (const Rule* const rule : rules) widest = std::max(widest, rule->name.size());
    for (const Rule* const rule : rules) {
        const std::size_t name_at = rule->id.size() + gap;
        const std::size_t severity_at = name_at + widest + gap;
        const std::size_t summary_at = severity_at + name_of(Severity::warning).size() + gap;
        const std::vector<Cell> cells{
            {std::string{rule->id}, Role::heading},
            {std::string{rule->name}, Role::plain, name_at},
            {std::string{name_of(rule->severity)}, Role::dim, severity_at},
            {std::string{rule->summary}, Role::plain, summary_at}};
        for (const StyledLine& line : flowed(cells, name_at, options.width)) {
            line.write(out, options.style);
        }
    }
}

}  // namespace sshplan::cli
