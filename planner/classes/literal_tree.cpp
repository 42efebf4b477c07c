#include "planner/classes/literal_tree.hpp"

namespace sshplan {
namespace {

std::uint64_t key_of(LiteralTree::Node node, char byte) {
    return (std::uint64_t{node} << 8) | static_cast<unsigned char>(byte);
}

}  // namespace

void LiteralTree::add(std::string_view text) {
    Node node = root;
    for (const char byte : text) {
        const auto [step, is_new] =
            steps_.try_emplace(key_of(node, byte), static_cast<Node>(bytes_.size()));
        if (is_new) {
            bytes_[node] += byte;
            bytes_.emplace_back();
            endings_.push_back(0);
        }
        node = step->second;
    }
    if (endings_[node] == 0) endings_[node] = ++count_;
}

LiteralTree::Node LiteralTree::step(Node node, char byte) const {
    if (node == nowhere) return nowhere;
    const auto found = steps_.find(key_of(node, byte));
    return found == steps_.end() ? nowhere : found->second;
}

}  // namespace sshplan
