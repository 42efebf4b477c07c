#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "parser/text/diagnostic.hpp"
#include "planner/fix/fix_rounds.hpp"
#include "planner/lint/lint.hpp"
#include "tools/sshplan/commands/path_options.hpp"
#include "tools/sshplan/session/lint_settings.hpp"
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

/// What is done about findings.
enum class LintTask : std::uint8_t { report, fix, diff };

/// What follows `lint`.
struct LintOptions : PathOptions {
    RuleSelection selection{};
    LintTask task = LintTask::report;
    FixWish fixes = FixWish::safe;
    bool is_check = false;                // a diff is a failure
    std::optional<std::string> config{};  // the settings file, or `none`
    LintSettings settings{};              // of the file that was found or named
    std::optional<Profile> profile{};
    std::optional<Comments> comments{};
    std::optional<std::string> baseline{};
    std::optional<std::string> new_baseline{};  // to be written
    std::optional<std::string> since{};         // a revision of git
    std::string today{};                        // empty: as the machine says
    std::string min_openssh{};
    std::string max_openssh{};
    std::optional<FailOn> fail_on{};
    LintFormat format = LintFormat::text;
    Statistics statistics = Statistics::without;
    Cut cut = Cut::long_lists;
    std::optional<std::string> policy{};  // a file, or `-`
};

/// Reads the words that follow `lint`.
[[nodiscard]] std::variant<LintOptions, WrongOption> read_lint_options(
    std::span<const std::string> words);

/// A line for each option, for the help.
[[nodiscard]] std::string lint_options_help();

}  // namespace sshplan::cli
