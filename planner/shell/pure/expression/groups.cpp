#include "planner/shell/pure/expression/groups.hpp"

#include <algorithm>

#include "planner/shell/pure/expression/only_groups.hpp"
#include "planner/shell/pure/expression/walk.hpp"

namespace sshplan::shell::pure {

namespace {

/// Whether nothing is an alternative, and what is repeated is a byte, or something at most once.
bool is_plain(const Node& node) {
    if (node.kind == Node::Kind::choice) return false;
    if (!std::ranges::all_of(node.parts, is_plain)) return false;
    if (node.kind != Node::Kind::repeat) return true;
    const Node& part = node.parts.front();
    return part.kind == Node::Kind::byte || (node.most == 1 && !can_be_empty(part));
}

}  // namespace

Groups find_groups(Images& images,
                   const Node& root,
                   const Span& match,
                   const std::set<std::size_t>& wanted) {
    if (wanted.empty()) return {};
    if (!is_plain(root)) return OnlyGroups{images, wanted}.find(root, match);
    const Groups longest = lay_plain(images, root, match, Preference::longest);
    const Groups first = lay_plain(images, root, match, Preference::first);
    Groups held;
    for (const std::size_t group : wanted) {
        const auto one = longest.find(group);
        const auto other = first.find(group);
        const bool is_held = one != longest.end();
        if (is_held != (other != first.end())) throw_ambiguous(group);
        if (is_held && one->second != other->second) throw_ambiguous(group);
        if (is_held) held.insert(*one);
    }
    return held;
}

}  // namespace sshplan::shell::pure
