#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sshplan {

/// The bytes as base64 (RFC 4648, section 4), in one line.
[[nodiscard]] std::string base64_encoded(std::string_view bytes);

/// The bytes that a base64 text stands for, or nothing if it is none: other letters, a wrong
/// length, or bits left over behind the last byte (b64_pton(3)).
[[nodiscard]] std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace sshplan
