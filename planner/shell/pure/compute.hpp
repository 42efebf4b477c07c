#pragma once

#include <optional>
#include <span>
#include <string>

namespace sshplan::shell {

/// What a command prints on standard output; or why that is not known.
struct Computed {
    std::optional<std::string> output{};  // with its last newline, as written
    std::string reason{};                 // where there is none: "awk is not computed here"
};

/// What the words of a command print if standard input holds `input` (nothing: there is none, or it
/// is not known). The first word is the program, with or without a path. Runs nothing.
///
/// Known is what POSIX defines and GNU prints for ASCII text, where no other implementation is
/// known to differ; all else, also where the command would fail, is unknown.
[[nodiscard]] Computed compute(std::span<const std::string> words,
                               const std::optional<std::string>& input);

}  // namespace sshplan::shell
