#include "planner/lint/shared_folders.hpp"

#include <algorithm>
#include <array>

namespace sshplan {

std::optional<std::string_view> shared_folder(std::string_view path) {
    constexpr std::array<std::string_view, 4> folders{
        "/tmp/", "/var/tmp/", "/private/tmp/", "/dev/shm/"};
    const auto* const found = std::ranges::find_if(
        folders, [&](std::string_view folder) { return path.starts_with(folder); });
    if (found == folders.end()) return std::nullopt;
    return *found;
}

}  // namespace sshplan
