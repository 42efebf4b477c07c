#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// Whether `text` as a whole matches `pattern`: `*` is any run of bytes, `?` exactly one byte, all
/// else itself (match.c match_pattern). Time is at most proportional to the product of the lengths.
[[nodiscard]] bool matches_pattern(std::string_view text, std::string_view pattern);

/// What a comma-separated pattern list says of a text.
enum class ListMatch : std::uint8_t { none, positive, negated };

/// The verdict of a list, and the element that gave it (empty for `none`).
struct ListVerdict {
    ListMatch match = ListMatch::none;
    std::string_view element;
};

enum class LetterCase : std::uint8_t { sensitive, patterns_lowered };

/// match.c match_pattern_list: left to right; a negated hit decides at once, otherwise any positive
/// hit counts. An element of 1023 bytes or more makes the answer `none`. With `patterns_lowered`
/// the patterns are lower-cased and the text is taken as it is.
[[nodiscard]] ListVerdict match_pattern_list(std::string_view text,
                                             std::string_view list,
                                             LetterCase letter_case);

/// ASCII lower case, byte by byte, as ssh's lowercase().
[[nodiscard]] std::string lower_case(std::string_view text);

/// Whether two texts are equal but for ASCII letter case (strcasecmp).
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

/// Whether a value is `none`, in any letters.
[[nodiscard]] bool is_none(std::string_view text);

/// The elements of a list with commas between them: one more than there are commas, empty ones too.
[[nodiscard]] std::vector<std::string_view> list_elements(std::string_view list);

}  // namespace sshplan
