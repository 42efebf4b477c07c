#pragma once

#include <optional>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// The comment that follows the words of a line, as 8.7 and later cut it; nothing if there is none,
/// or if the keyword takes the rest of the line as it stands (misc.c argv_split).
[[nodiscard]] std::optional<Span> trailing_comment(const LintedFile& file,
                                                   const Directive& directive);

}  // namespace sshplan
