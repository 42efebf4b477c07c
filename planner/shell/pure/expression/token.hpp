#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "planner/shell/pure/expression/expression.hpp"

namespace sshplan::shell::pure {

/// What a regular expression is made of, the same for both syntaxes.
struct Token {
    enum class Kind : std::uint8_t { byte, line_start, line_end, open, close, bar, repeat };

    Kind kind = Kind::byte;
    ByteSet bytes{};        // of a byte: which
    std::size_t least = 0;  // of a repetition: how often
    std::size_t most = 0;
};

struct Tokens {
    std::vector<Token> tokens{};
    bool doubts_backslashes = false;  // as in Expression
};

/// Cuts an expression into tokens; throws Unknown as read_expression() does.
[[nodiscard]] Tokens read_tokens(std::string_view text, Syntax syntax);

/// Reads what stands between brackets. `text` begins after the `[`, which is where it stands after
/// the `]` when this returns.
[[nodiscard]] ByteSet read_bracket(std::string_view& text);

}  // namespace sshplan::shell::pure
