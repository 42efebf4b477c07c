#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "parser/text/diagnostic.hpp"
#include "planner/lint/lint.hpp"
#include "tools/sshplan/commands/path_options.hpp"
#include "tools/sshplan/views/lint_answer.hpp"
#include "tools/sshplan/views/lint_json.hpp"

namespace sshplan::cli {

/// How findings are printed, as --format names it.
enum class LintFormat : std::uint8_t {
    text,
    concise,
    json,
    json_lines,
    sarif,
    github,
    gitlab,
    junit,
    checkstyle
};

/// What follows `lint`.
struct LintOptions : PathOptions {
    RuleSelection selection{};
    Comments comments = Comments::silence;
    std::string today{};  // empty: as the machine says
    std::string min_openssh{};
    std::string max_openssh{};
    std::optional<Severity> fail_on = Severity::warning;  // none: findings are no failure
    LintFormat format = LintFormat::text;
    Statistics statistics = Statistics::without;
    Cut cut = Cut::long_lists;
};

/// Reads the words that follow `lint`.
[[nodiscard]] std::variant<LintOptions, WrongOption> read_lint_options(
    std::span<const std::string> words);

/// A line for each option, for the help.
[[nodiscard]] std::string lint_options_help();

}  // namespace sshplan::cli
