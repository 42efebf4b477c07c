#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "parser/syntax/document.hpp"

namespace sshplan {

/// Whether line ends separate lines, or are bytes like others: the text of an -o is one line.
enum class LineEnds : std::uint8_t { separate, are_bytes };

/// Whether ssh stops seeing a line at its first '#', wherever it stands: 8.5 and 8.6 did.
enum class Hashes : std::uint8_t { are_bytes, end_lines };

/// How lines are cut out of a file, before any of them is read.
struct LineRules {
    LineEnds line_ends = LineEnds::separate;
    Hashes hashes = Hashes::are_bytes;
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
