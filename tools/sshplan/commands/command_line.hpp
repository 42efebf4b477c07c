#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "planner/dialect/dialect.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/world/world.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// What follows an evaluating verb: a command line of ssh, with our own options in between.
struct CommandLine {
    Invocation invocation;  // not read where only help is wanted
    EvaluationOptions options;
    ChosenDialect openssh;  // in whose words the command line was read
};

/// Why it cannot be read: one line for standard error.
struct WrongCommandLine {
    std::string message;
};

/// What stands behind an evaluating verb, for usage messages.
inline constexpr std::string_view command_line_usage = "[options] [ssh options] DEST [COMMAND...]";

/// Reads the words that follow `verb`.
[[nodiscard]] std::variant<CommandLine, WrongCommandLine> read_command_line(
    std::span<const std::string> words, std::string_view verb, World& world);

}  // namespace sshplan::cli
