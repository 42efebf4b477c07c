#pragma once

#include <bitset>
#include <optional>
#include <string_view>

namespace sshplan::shell::pure {

/// A set of bytes.
using ByteSet = std::bitset<256>;

[[nodiscard]] constexpr std::size_t index_of(char c) { return static_cast<unsigned char>(c); }
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
/// Whether a byte is a visible sign that is neither letter nor digit.
[[nodiscard]] constexpr bool is_punctuation(char c) {
    return c > ' ' && c < '\x7f' && !is_letter(c) && !is_digit(c);
}

/// Whether all bytes of a text mean the same in every locale.
[[nodiscard]] bool is_ascii(std::string_view text);

/// The ASCII members of a class, by its name: `alpha`; nothing if POSIX has no such class.
[[nodiscard]] std::optional<ByteSet> ascii_class(std::string_view name);

/// Whether a range from one byte to another holds the same bytes in every locale.
[[nodiscard]] constexpr bool is_plain_range(char first, char last) {
    return first <= last &&
           ((is_digit(first) && is_digit(last)) || (is_lower(first) && is_lower(last)) ||
            (is_upper(first) && is_upper(last)));
}

}  // namespace sshplan::shell::pure
