#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/resolve/config_files.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What a configuration is called that comes from standard input.
inline constexpr std::string_view standard_input_name = "(standard input)";

/// Lets `files` find standard input by its name. What it returns says why it could not be read.
[[nodiscard]] std::optional<std::string> adopt_standard_input(ConfigFiles& files, World& world);

}  // namespace sshplan
