#pragma once

#include <cstdint>
#include <string_view>

namespace sshplan {

/// One step through text that may not be UTF-8.
struct CodePoint {
    char32_t value = 0;       // meaningless unless valid
    std::uint8_t length = 1;  // bytes; 1 for a byte that is not UTF-8
    bool valid = false;
};

/// The code point at the start of `text`, which is not empty. Overlong forms, surrogates and values
/// above U+10FFFF are not valid (RFC 3629).
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// Whether all of a text is UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace sshplan
