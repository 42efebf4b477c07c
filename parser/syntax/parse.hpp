#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/syntax/document.hpp"

namespace sshplan {

/// Goes through a file line by line, without keeping any. Never fails: every byte string is a file.
class LineReader {
public:
    /// `begin`: the byte where the first line begins that is wanted.
    explicit LineReader(const SourceFile& file,
                        const LineRules& rules = {},
                        std::uint32_t begin = 0);

    /// Goes to the first line, or the next one; false behind the last.
    [[nodiscard]] bool next();

    [[nodiscard]] const Line& line() const { return line_; }
    /// The arguments of the line, with quotes and backslashes.
    [[nodiscard]] std::span<const Span> words() const { return words_; }
    /// Whether any of them may say something else than its bytes, by is_quoted().
    [[nodiscard]] bool has_quotes() const { return has_quotes_; }
    /// All tokens of the line, good until the next call.
    [[nodiscard]] std::span<const Token> tokens();

private:
    const SourceFile& file_;
    const char* file_begin_;
    const char* at_;
    const char* file_end_;
    LineRules rules_;
    Line line_{};
    bool has_quotes_ = false;
    std::vector<Span> words_;
    std::vector<Token> tokens_;
};

/// Cuts a file into lines of tokens. Never fails: every byte string is a file. The document refers
/// to `file`, which must outlive it.
[[nodiscard]] Document parse(const SourceFile& file, const LineRules& rules = {});

/// A keyword token's text as ssh compares it: quotes removed, lower-cased.
[[nodiscard]] std::string keyword_text(std::string_view token);

/// Whether a word token says something else than its bytes: it holds quotes or backslashes.
[[nodiscard]] bool is_quoted(std::string_view token);

/// A word token's text as ssh takes it: quotes and escapes removed (misc.c argv_split).
[[nodiscard]] std::string word_text(std::string_view token);

}  // namespace sshplan
