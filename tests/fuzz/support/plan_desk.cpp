#include "tests/fuzz/support/plan_desk.hpp"

namespace sshplan::fuzz {

std::string PlanDesk::bytes(const std::string& path) const {
    const auto found = made_.find(path);
    return found == made_.end() ? std::string{} : found->second;
}

FileAnswer PlanDesk::read_file(const std::string& path) {
    const auto found = made_.find(path);
    if (found == made_.end()) return ForwardingWorld::read_file(path);
    return FileContent{.bytes = found->second, .owner = 1000, .group = 1000, .mode = 0600};
}

ChangeFailure PlanDesk::create_private_file(const std::string& path, std::string_view bytes) {
    put(path, bytes);
    return std::nullopt;
}

ChangeFailure PlanDesk::rename_file(const std::string& from, const std::string& to) {
    auto node = made_.extract(from);
    if (node.empty()) return "No such file or directory";
    made_[to] = std::move(node.mapped());
    return std::nullopt;
}

}  // namespace sshplan::fuzz
