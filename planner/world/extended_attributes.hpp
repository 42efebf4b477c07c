#pragma once

#include <optional>
#include <string>

namespace sshplan {

/// Gives an open file the extended attributes of another, access control lists among them, and
/// takes from it what its directory gave it of those that let somebody in. Returns why not, with
/// the attribute's name.
[[nodiscard]] std::optional<std::string> copy_extended_attributes(int from, int to);

}  // namespace sshplan
