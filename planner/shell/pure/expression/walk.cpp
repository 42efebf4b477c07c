#include "planner/shell/pure/expression/walk.hpp"

#include <vector>

namespace sshplan::shell::pure {

namespace {

/// The last place that two sets share; there is one.
std::size_t last_common(const Places& places, const Places& others) {
    std::size_t i = places.size() - 1;
    while (i > 0 && (places[i] & others[i]) == 0) {
        --i;
    }
    return i;
}

bool is_single_or_repeats_bytes(const Node& node) {
    return node.parts.empty() ||
           (node.kind == Node::Kind::repeat && node.parts.front().kind == Node::Kind::byte);
}

/// One walk through the parts. Before each step the places are known from which the rest can reach
/// the match's end, so no step is taken back.
class Walk {
public:
    Walk(Images& images, Preference preference) : images_(images), preference_(preference) {}

    /// Lays a part from `begin` to one of `goals`, which it can reach; returns which.
    std::size_t lay(const Node& node, std::size_t begin, Places goals) {
        const bool is_simple = is_single_or_repeats_bytes(node);
        if (is_simple || preference_ == Preference::longest) {
            const std::size_t end = last_common(images_.after(node, images_.only(begin)), goals);
            if (is_simple) return end;
            goals = images_.only(end);
        }
        if (node.kind == Node::Kind::sequence) return lay_sequence(node, begin, goals);
        if (node.kind == Node::Kind::repeat) return lay_optional(node, begin, goals);
        const std::size_t end = lay(node.parts.front(), begin, goals);
        groups_[node.group] = {begin, end};
        return end;
    }

    [[nodiscard]] const Groups& groups() const { return groups_; }

private:
    std::size_t lay_sequence(const Node& node, std::size_t begin, const Places& goals) {
        std::vector<Places> ends{goals};  // the last part first
        for (std::size_t i = node.parts.size() - 1; i > 0; --i) {
            ends.push_back(images_.before(node.parts[i], ends.back()));
        }
        std::size_t place = begin;
        for (const Node& part : node.parts) {
            place = lay(part, place, ends.back());
            ends.pop_back();
        }
        return place;
    }

    /// A repetition of at most once, of what is not empty.
    std::size_t lay_optional(const Node& node, std::size_t begin, const Places& goals) {
        const Node& part = node.parts.front();
        return images_.before(part, goals)[begin] != 0 ? lay(part, begin, goals) : begin;
    }

    Images& images_;
    Preference preference_;
    Groups groups_{};
};

}  // namespace

Groups lay_plain(Images& images, const Node& root, const Span& match, Preference preference) {
    Walk walk{images, preference};
    walk.lay(root, match.begin, images.only(match.end));
    return walk.groups();
}

}  // namespace sshplan::shell::pure
