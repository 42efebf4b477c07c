#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "parser/syntax/document.hpp"

namespace sshplan {

/// Whether line ends separate lines, or are bytes like others: the text of an -o is one line.
enum class LineEnds : std::uint8_t { separate, are_bytes };

/// Cuts a file into lines of tokens. Never fails: every byte string is a file. The document refers
/// to `file`, which must outlive it.
[[nodiscard]] Document parse(const SourceFile& file, LineEnds line_ends = LineEnds::separate);

/// A keyword token's text as ssh compares it: quotes removed, lower-cased.
[[nodiscard]] std::string keyword_text(std::string_view token);

/// Whether a word token says something else than its bytes: it holds quotes or backslashes.
[[nodiscard]] bool is_quoted(std::string_view token);

/// A word token's text as ssh takes it: quotes and escapes removed (misc.c argv_split).
[[nodiscard]] std::string word_text(std::string_view token);

}  // namespace sshplan
