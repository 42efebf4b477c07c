#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// How many of the words from a `--name` on are one of the verb's own options with its value; 0 if
/// it takes none of that name.
[[nodiscard]] std::size_t count_own_words(std::span<const std::string> rest, std::string_view verb);

/// What is wrong with an option, for standard error.
struct WrongOption {
    std::string message;
};

/// Reads our own options from the words that count_own_words() counted. Of an option that is given
/// twice, the last one holds, but all assumptions do, and of limits those of each name.
[[nodiscard]] std::variant<EvaluationOptions, WrongOption> read_own_options(
    std::span<const std::string> words, std::string_view verb);

/// The names of a verb's own options, with their dashes.
[[nodiscard]] std::vector<std::string_view> own_option_names(std::string_view verb);

/// A line for each option, for a verb's help.
[[nodiscard]] std::string own_options_help(std::string_view verb);

}  // namespace sshplan::cli
