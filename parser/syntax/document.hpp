#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/source.hpp"

namespace sshplan {

/// What a run of bytes is. Every byte of a file lies in exactly one token.
enum class TokenKind : std::uint8_t {
    lead,       // blanks, and one '=' at most, before the keyword
    keyword,    // with its quotes, if it has any
    separator,  // blanks, and one '=' at most, after the keyword
    word,       // an argument, with its quotes and backslashes
    gap,        // blanks between arguments
    comment,    // from '#' to the end of what ssh sees of the line
    stray,      // what ssh cannot read: from the argument whose quote is never closed
    ignored,    // a line that ssh passes over in silence though it is neither blank nor comment
    trailing,   // blanks that ssh removes from the line's end
    hidden,     // what ssh never sees: from a NUL byte on, or where lines end at their first #
    line_end,
};

struct Token {
    TokenKind kind = TokenKind::ignored;
    Span span;
};

/// How ssh takes a line before it knows what the keyword means (readconf.c
/// process_config_line_depth).
enum class LineKind : std::uint8_t {
    nothing,      // blank, comment, or passed over
    directive,    // a keyword and something after it
    no_argument,  // a keyword alone
    bad_quotes,   // a keyword and an argument whose quote is never closed
};

/// One physical line. `keyword` and `rest` are empty where the line is `nothing`; `rest` is all
/// that follows the separator, up to where ssh stops seeing the line.
struct Line {
    LineKind kind = LineKind::nothing;
    std::uint32_t first_token = 0;
    std::uint32_t token_count = 0;
    Span keyword;
    Span rest;
};

/// A file as OpenSSH 8.7 and later cut it into words: a list of lines of tokens. Lossless: the
/// tokens in order are the file.
struct Document {
    const SourceFile* file = nullptr;
    std::vector<Token> tokens;
    std::vector<Line> lines;  // lines[n] is line n + 1

    [[nodiscard]] std::span<const Token> tokens_of(const Line& line) const {
        return std::span{tokens}.subspan(line.first_token, line.token_count);
    }
};

/// The bytes of all tokens, in order. Equals the file, always.
[[nodiscard]] std::string print(const Document& document);

}  // namespace sshplan
