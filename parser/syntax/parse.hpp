#pragma once

#include <string>
#include <string_view>

#include "parser/syntax/document.hpp"

namespace sshplan {

/// Cuts a file into lines of tokens. Never fails: every byte string is a file. The document refers
/// to `file`, which must outlive it.
[[nodiscard]] Document parse(const SourceFile& file);

/// A keyword token's text as ssh compares it: quotes removed, lower-cased.
[[nodiscard]] std::string keyword_text(std::string_view token);

/// Whether a word token says something else than its bytes: it holds quotes or backslashes.
[[nodiscard]] bool is_quoted(std::string_view token);

/// A word token's text as ssh takes it: quotes and escapes removed (misc.c argv_split).
[[nodiscard]] std::string word_text(std::string_view token);

}  // namespace sshplan
