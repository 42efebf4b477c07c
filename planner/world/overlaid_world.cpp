#include "planner/world/overlaid_world.hpp"

namespace sshplan {

FileAnswer OverlaidWorld::read_file(const std::string& path) {
    FileAnswer answer = ForwardingWorld::read_file(path);
    auto* const content = std::get_if<FileContent>(&answer);
    if (content == nullptr) return answer;
    const auto other = bytes_.find(real_path(path));
    if (other != bytes_.end()) content->bytes = other->second;
    return answer;
}

}  // namespace sshplan
