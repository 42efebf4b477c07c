#pragma once

#include <cstdint>
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

/// Whether line ends separate lines, or are bytes like others: the text of an -o is one line.
enum class LineEnds : std::uint8_t { separate, are_bytes };

/// Whether ssh stops seeing a line at its first '#', wherever it stands: 8.5 and 8.6 did.
enum class Hashes : std::uint8_t { are_bytes, end_lines };

/// How lines are cut out of a file, before any of them is read.
struct LineRules {
    LineEnds line_ends = LineEnds::separate;
    Hashes hashes = Hashes::are_bytes;
};

/// One physical line. `keyword` and `rest` are empty where the line is `nothing`; `rest` is all
/// that follows the separator, up to where ssh stops seeing the line.
struct Line {
    LineKind kind = LineKind::nothing;
    Span span{};  // with its line end
    Span keyword{};
    Span rest{};
};

/// A file as OpenSSH 8.7 and later cut it into words: a list of lines of tokens. Lossless: the
/// tokens of all lines, in order, are the file.
struct Document {
    const SourceFile* file = nullptr;
    LineRules rules{};
    std::vector<Line> lines{};  // lines[n] is line n + 1

    /// The tokens of a line, cut anew each time: few ask for them, and of few lines.
    [[nodiscard]] std::vector<Token> tokens_of(const Line& line) const;
};

/// The bytes of all tokens, in order. Equals the file, always.
[[nodiscard]] std::string print(const Document& document);

}  // namespace sshplan
