#include "planner/world/overlaid_world.hpp"

#include "planner/world/folder_name.hpp"

namespace sshplan {

FileAnswer OverlaidWorld::read_file(const std::string& path) {
    return overlaid(machine().read_file(path), path);
}

FileAnswer OverlaidWorld::read_file_below(const std::string& folder, const std::string& rest) {
    return overlaid(machine().read_file_below(folder, rest), path_at(folder, rest));
}

FileAnswer OverlaidWorld::overlaid(FileAnswer answer, const std::string& path) {
    auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return answer;
    const auto other = bytes_.find(real_path(path));
    if (other != bytes_.end()) content->bytes = other->second;
    return answer;
}

}  // namespace sshplan
