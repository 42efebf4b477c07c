#pragma once

#include <ostream>
#include <string_view>

#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// Prints a patch. What acts on a terminal is written as \xNN: then the patch does not apply, and
/// the answer is false.
[[nodiscard]] bool print_patch(std::ostream& out, std::string_view patch, const Style& style);

/// What is said of a patch that does not apply, before what to do instead.
inline constexpr std::string_view broken_patch =
    "the patch holds characters that act on a terminal, written here as \\xNN: it does not apply "
    "so. ";

}  // namespace sshplan::cli
