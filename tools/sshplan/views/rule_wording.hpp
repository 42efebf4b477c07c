#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/example.hpp"
#include "planner/lint/rule.hpp"

/// What all views say of a rule.
namespace sshplan::cli {

/// A text of a rule without the line ends around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "all", or which releases a rule speaks of.
[[nodiscard]] std::string_view versions_of(const Rule& rule);

/// The command line that judges an example: "sshplan lint ssh/config".
[[nodiscard]] std::string command_of(const Example& example);

/// The name of an example's file as that command line sees it, and its mode if that matters:
/// "ssh/config", "~/.ssh/config (mode 664)".
[[nodiscard]] std::string name_of(const ExampleFile& file, const Example& example);

/// The lines of an example's file, made printable.
[[nodiscard]] std::vector<std::string> lines_of(const ExampleFile& file);

/// What lint says about the rule's bad example, as far as the rule says it.
[[nodiscard]] std::string findings_of(const Rule& rule, std::size_t width);

/// In which profiles a rule speaks: "every profile", "the profile `strict`". Markdown.
[[nodiscard]] std::string_view audience_of(const Rule& rule);

/// The comment that silences the rule for a line; empty if none does.
[[nodiscard]] std::string comment_for(const Rule& rule);

/// Where such comments reach, and how else the rule is left out. Markdown.
[[nodiscard]] std::string about_silence(const Rule& rule);

}  // namespace sshplan::cli
