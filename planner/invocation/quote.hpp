#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sshplan {

/// The text as one word of a POSIX shell (POSIX.1 XCU 2.2.2): as it is where that is safe, else in
/// single quotes.
[[nodiscard]] std::string shell_quoted(std::string_view text);

/// The words as a shell's command line: a shell splits it into the same words again.
[[nodiscard]] std::string shell_join(std::span<const std::string> words);

/// A command, as it is, and its arguments as a shell's command line.
[[nodiscard]] std::string shell_command(std::string_view command,
                                        std::span<const std::string> arguments);

}  // namespace sshplan
