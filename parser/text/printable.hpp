#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sshplan {

/// The same text made safe for a terminal, a log or a report: printable UTF-8 stays as it is;
/// control characters (C0, DEL, C1), and bytes that are not UTF-8, become `\xNN`; bidirectional and
/// invisible code points become `\u{NNNN}`. A tab becomes a blank. Never contains a line end.
[[nodiscard]] std::string printable(std::string_view text);

/// How many columns of a terminal printable text takes (East Asian wide characters take two).
[[nodiscard]] std::size_t columns(std::string_view printable_text);

/// How many code points the text has; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t code_points(std::string_view text);

}  // namespace sshplan
