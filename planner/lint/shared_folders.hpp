#pragma once

#include <optional>
#include <string_view>

namespace sshplan {

/// The folder that a path lies in, at whatever depth, in which every account of a machine may make
/// files: "/tmp/"; nothing if it is none of those that are everywhere.
[[nodiscard]] std::optional<std::string_view> shared_folder(std::string_view path);

}  // namespace sshplan
