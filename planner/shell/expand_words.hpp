#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/shell/script.hpp"
#include "planner/world/world.hpp"

namespace sshplan::shell {

/// Stands in a text for a part that is not known: no argument of a program can hold this byte.
inline constexpr char unknown = '\0';

[[nodiscard]] inline bool is_known(std::string_view text) {
    return text.find(unknown) == std::string_view::npos;
}

/// A text for people: an ellipsis for each part that is not known.
[[nodiscard]] std::string shown(std::string_view text);

/// Where words are expanded.
struct Scope {
    /// Whether expansions are made as POSIX says: by sh and its kin, not by fish or csh.
    enum class Dialect : std::uint8_t { posix, other };

    World& world;
    std::string home;  // what `~` stands for
    Dialect dialect = Dialect::posix;
    std::string shell{};                             // its name, for messages
    std::map<std::string, std::string> variables{};  // those that the text itself sets
};

/// One argument as the program gets it, and the place of its word.
struct Argument {
    std::string text{};
    Span span{};
};

/// The arguments, and why parts of them are not known.
struct Arguments {
    std::vector<Argument> all{};
    std::set<std::string> reasons{};
};

/// Tilde, parameters, substitutions, splitting and quote removal (POSIX.1 XCU 2.6), computed where
/// all is known. What is not known is taken as one word. Patterns stay as they are, as where no
/// file matches.
[[nodiscard]] Arguments expand_words(std::span<const Word> words, const Scope& scope);

/// The same for a word that is not split, as in an assignment.
[[nodiscard]] Arguments expand_unsplit(const Word& word, const Scope& scope);

/// The shells whose words are read as POSIX says: sh, dash, bash, ksh, zsh, by their file's name.
/// No shell at all is sh.
[[nodiscard]] bool is_posix_shell(std::string_view path);

}  // namespace sshplan::shell
