#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// Whether a file is, by its name alone, none that ssh reads as configuration: hidden, a key, a
/// list of hosts or keys, a document, a script. Such a file is never opened.
[[nodiscard]] bool is_no_configuration(std::string_view name);

/// The files in a folder and the folders below it that may be configurations, those nearest to the
/// top first, then by name. Hidden folders are left out. Nothing if there are more than `most`.
[[nodiscard]] std::optional<std::vector<std::string>> candidate_files(World& world,
                                                                      const std::string& folder,
                                                                      std::size_t most = 10'000);

}  // namespace sshplan
