#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// A command line of lint that has an answer, and the machine that it is given on. No --format and
/// no --statistics stand in it.
struct LintCommand {
    std::string written;  // for messages; of a rule, its id
    Imaginary machine{};
    std::vector<std::string> words{};  // after `sshplan`
};

/// Those of the cases of the corpus.
[[nodiscard]] std::vector<LintCommand> lint_commands_of_cases();

/// One for the bad example of each rule, with all rules.
[[nodiscard]] std::vector<LintCommand> lint_commands_of_rules();

/// One for each file of corpus/bytes, which are hard to read or dangerous to print, under a name
/// that is so too.
[[nodiscard]] std::vector<LintCommand> hostile_lint_commands();

/// All of them.
[[nodiscard]] std::vector<LintCommand> all_lint_commands();

/// Names of files that are dangerous in one form or another.
[[nodiscard]] std::vector<std::string> hostile_names();

/// What a command prints, and how it exits.
struct LintReply {
    std::string out;
    std::string err;
    int status = 0;
};

/// The answer of a command in the form that --format calls so.
[[nodiscard]] LintReply reply_to(const LintCommand& command, std::string_view format);

/// The names of all forms.
[[nodiscard]] std::vector<std::string> lint_formats();

}  // namespace sshplan::test
