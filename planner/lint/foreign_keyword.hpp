#pragma once

#include <optional>
#include <string_view>

namespace sshplan {

/// Whose ssh alone knows a keyword that no upstream release knows, in words ("the ssh of
/// Debian"); nothing
/// if an upstream one does, or nobody. UseKeychain, Apple's, is left out: it has a rule of its own.
[[nodiscard]] std::optional<std::string_view> owner_of_keyword(std::string_view lower_case);

}  // namespace sshplan
