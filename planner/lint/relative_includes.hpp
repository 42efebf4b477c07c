#pragma once

#include <optional>
#include <string>

#include "planner/lint/include_sites.hpp"

namespace sshplan {

/// The first file that a relative path of an Include would find beside the including file, if it
/// finds none where ssh looks: below ~/.ssh.
[[nodiscard]] std::optional<std::string> file_beside(const IncludeSite& site);

}  // namespace sshplan
