#include "planner/world/world.hpp"

#include <algorithm>
#include <variant>

#include "planner/world/folder_name.hpp"

namespace sshplan {

FileAnswer World::read_file_below(const std::string& folder, const std::string& rest) {
    return read_file(path_at(folder, rest));
}

std::optional<std::string> World::read_part(const std::string& path,
                                            std::size_t offset,
                                            std::size_t size) {
    const FileAnswer answer = read_file(path);
    const auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return std::nullopt;
    return content->bytes.substr(std::min(offset, content->bytes.size()), size);
}

}  // namespace sshplan
