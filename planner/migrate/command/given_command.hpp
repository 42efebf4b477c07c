#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A command line that somebody gave, as a program gets it.
struct GivenCommand {
    std::size_t number = 1;  // of all that were given
    std::string written{};   // as text for a shell
    std::vector<std::string> words{};
    /// How a word is written that a shell completes when it runs the command: `*.txt`, `~/key`.
    std::map<std::string, std::string> spellings{};
    std::vector<Note> notes{};
};

/// Why a command cannot be read.
struct UnreadCommand {
    std::size_t number = 1;
    std::string reason{};
};

/// One command line cut as a POSIX shell cuts it. Nothing is run or looked up: what the shell would
/// have to replace is a reason not to read it, but for `~`, patterns and `$!`. `home` is what `~`
/// stands for.
[[nodiscard]] std::variant<GivenCommand, UnreadCommand> read_given_command(std::size_t number,
                                                                           std::string_view text,
                                                                           const std::string& home,
                                                                           World& world);

/// A command whose words a shell has cut already.
[[nodiscard]] GivenCommand given_words(std::size_t number, std::span<const std::string> words);

/// The words as a shell's command line that gives them again; a word with a spelling of its own is
/// written so.
[[nodiscard]] std::string written_command(std::span<const std::string> words,
                                          const std::map<std::string, std::string>& spellings);

}  // namespace sshplan
