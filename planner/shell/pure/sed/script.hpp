#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/shell/pure/expression/expression.hpp"

namespace sshplan::shell::pure {

/// A piece of a replacement: a text, or what a group holds (0: the whole match).
using Piece = std::variant<std::string, std::size_t>;

/// `s/expression/replacement/flags`
struct Substitution {
    Expression expression{};
    std::vector<Piece> replacement{};
    std::set<std::size_t> groups{};  // that the replacement uses, without 0
    std::size_t nth = 1;             // the first match that is replaced
    bool all = false;                // g: all after it too
    bool prints = false;             // p
};

/// `y/from/to/`: what each byte becomes.
struct Transliteration {
    std::array<char, 256> table{};
};

struct Print {};
struct Delete {};
struct LastLine {};

/// On which lines a command works: all, one by its number, the last, those that match.
using Address = std::variant<std::monostate, std::size_t, LastLine, Expression>;

/// A command of sed with its address.
struct Instruction {
    Address address{};
    std::variant<Substitution, Transliteration, Print, Delete> action{};
};

/// Reads a script of `s`, `y`, `p` and `d`; throws Unknown for all else, and for what seds do not
/// read alike.
[[nodiscard]] std::vector<Instruction> read_script(std::string_view text, Syntax syntax);

}  // namespace sshplan::shell::pure
