#pragma once

#include <string>
#include <string_view>

namespace sshplan {

/// The SHA-1 of a text in lower-case hexadecimal (FIPS 180-4): what %C is made of, and what
/// findings are recognised by. It protects nothing.
[[nodiscard]] std::string sha1_hex(std::string_view text);

}  // namespace sshplan
