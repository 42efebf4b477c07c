#include "planner/world/world.hpp"

#include <algorithm>
#include <variant>

namespace sshplan {

std::optional<std::string> World::read_part(const std::string& path,
                                            std::size_t offset,
                                            std::size_t size) {
    const FileAnswer answer = read_file(path);
    const auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return std::nullopt;
    return content->bytes.substr(std::min(offset, content->bytes.size()), size);
}

}  // namespace sshplan
