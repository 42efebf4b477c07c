#pragma once

#include <string>
#include <string_view>

namespace sshplan::cli {

/// What is said of a word that selects no rule, with the one that was probably meant.
[[nodiscard]] std::string unknown_rule(std::string_view word);

}  // namespace sshplan::cli
