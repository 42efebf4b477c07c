#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan {

/// Whether a file is, by its name alone, none that ssh reads as configuration: hidden, a key, a
/// list of hosts or keys, a document, a script. Such a file is never opened.
[[nodiscard]] bool is_no_configuration(std::string_view name);

/// Why the files in a folder are not looked at, a sentence.
struct TooManyFiles {
    std::string text;
};

/// The files in a folder and the folders below it that may be configurations, those nearest to the
/// top first, then by name. Hidden folders are left out. Nothing of them if there are more than
/// Limit::files, or folders more than 32 deep.
[[nodiscard]] std::variant<std::vector<std::string>, TooManyFiles> candidate_files(
    World& world, const std::string& folder);

}  // namespace sshplan
