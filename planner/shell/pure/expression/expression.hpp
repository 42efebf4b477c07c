#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "planner/shell/pure/ascii.hpp"

namespace sshplan::shell::pure {

/// A part of a regular expression.
struct Node {
    enum class Kind : std::uint8_t { byte, line_start, line_end, sequence, choice, group, repeat };

    static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

    Kind kind = Kind::sequence;
    ByteSet bytes{};            // of a byte: which
    std::vector<Node> parts{};  // of a group or a repetition: one
    std::size_t group = 0;      // a group's number
    std::size_t least = 0;      // how often a repetition repeats
    std::size_t most = 0;
};

/// Whether a part can match nothing; an anchor does, where it matches.
[[nodiscard]] bool can_be_empty(const Node& node);

enum class Syntax : std::uint8_t { basic, extended };

/// A regular expression that every sed reads in the same way, for text of ASCII.
struct Expression {
    Node root{};
    std::size_t groups = 0;
    /// Some seds take a backslash between brackets for itself, others for a quote.
    bool doubts_backslashes = false;
};

/// An expression, or why it is not computed: throws Unknown where POSIX leaves open what it means
/// or a sed is known to read it otherwise. Bytes mean what they mean in the C locale.
[[nodiscard]] Expression read_expression(std::string_view text, Syntax syntax);

}  // namespace sshplan::shell::pure
