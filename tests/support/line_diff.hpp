#pragma once

#include <string>
#include <string_view>

namespace sshplan::test {

/// The lines of both texts, marked ' ' (in both), '-' (only expected) or '+' (only actual).
[[nodiscard]] std::string line_diff(std::string_view expected, std::string_view actual);

/// The lines of one text only, each behind "- " or "+ "; empty if the texts are the same.
[[nodiscard]] std::string line_changes(std::string_view expected, std::string_view actual);

}  // namespace sshplan::test
