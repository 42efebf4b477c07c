#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// How what follows a keyword is cut into words.
enum class Lexis : std::uint8_t {
    delimited,        // up to 8.4: by blanks and '=', with double quotes only (misc.c strdelim)
    cut_at_comments,  // 8.5, 8.6: the same, but a line of a file ends at its first '#'
    tokenised,        // 8.7 and later: quotes, escapes, comments (misc.c argv_split)
};

/// A word that strdelim(3) of misc.c returns, and where it stands in the text.
struct DelimitedWord {
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The words that repeated calls of strdelim() return. After a delimiter at the very end there is
/// an empty one; nothing is returned from a quote on that is never closed.
[[nodiscard]] std::vector<DelimitedWord> split_at_delimiters(std::string_view text);

/// The same for strdelimw(), to which '=' is a byte like others.
[[nodiscard]] std::vector<DelimitedWord> split_at_blanks(std::string_view text);

}  // namespace sshplan
