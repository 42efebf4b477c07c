#include "planner/world/overlaid_world.hpp"

namespace sshplan {

FileAnswer OverlaidWorld::read_file(const std::string& path) {
    FileAnswer answer = machine_.read_file(path);
    auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return answer;
    const auto other = bytes_.find(machine_.real_path(path));
    if (other != bytes_.end()) content->bytes = other->second;
    return answer;
}

}  // namespace sshplan
