#include "planner/shell/pure/expression/only_groups.hpp"

#include <algorithm>
#include <string>

#include "planner/shell/pure/commands.hpp"

namespace sshplan::shell::pure {

namespace {

Places common(Places places, const Places& others) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] &= others[i];
    }
    return places;
}

bool is_single(const Places& places) { return std::ranges::count(places, 1) == 1; }

bool meet(const Places& places, const Places& others) {
    return std::ranges::count(common(places, others), 1) > 0;
}

std::size_t first_of(const Places& places) {
    return static_cast<std::size_t>(std::ranges::find(places, 1) - places.begin());
}

}  // namespace

void throw_ambiguous(std::size_t group) {
    throw Unknown{"sed may take \\" + std::to_string(group) + " for one thing or another"};
}

Groups OnlyGroups::find(const Node& root, const Span& match) {
    look_into(root, images_.only(match.begin), images_.only(match.end));
    return std::move(held_);
}

std::size_t OnlyGroups::wanted_in(const Node& node) const {
    if (wanted_.contains(node.group)) return node.group;
    std::size_t found = 0;
    for (std::size_t i = 0; found == 0 && i < node.parts.size(); ++i) {
        found = wanted_in(node.parts[i]);
    }
    return found;
}

void OnlyGroups::look_into(const Node& node, const Places& begins, const Places& ends) {
    if (wanted_in(node) == 0) return;
    switch (node.kind) {
        case Node::Kind::group:
            look_into_group(node, begins, ends);
            break;
        case Node::Kind::sequence:
            look_into_sequence(node, begins, ends);
            break;
        case Node::Kind::choice:
            look_into_choice(node, begins, ends);
            break;
        case Node::Kind::repeat:
            look_into_repeat(node, begins, ends);
            break;
        default:
            break;
    }
}

void OnlyGroups::look_into_group(const Node& node, const Places& begins, const Places& ends) {
    const Places possible_begins = common(begins, images_.before(node, ends));
    const Places possible_ends = common(ends, images_.after(node, begins));
    if (wanted_.contains(node.group)) {
        if (!is_single(possible_begins) || !is_single(possible_ends)) throw_ambiguous(node.group);
        held_[node.group] = {first_of(possible_begins), first_of(possible_ends)};
    }
    look_into(node.parts.front(), possible_begins, possible_ends);
}

void OnlyGroups::look_into_sequence(const Node& node, const Places& begins, const Places& ends) {
    std::vector<Places> part_ends{ends};  // the last part first
    for (std::size_t i = node.parts.size() - 1; i > 0; --i) {
        part_ends.push_back(images_.before(node.parts[i], part_ends.back()));
    }
    Places part_begins = begins;
    for (const Node& part : node.parts) {
        look_into(part, part_begins, part_ends.back());
        part_begins = common(images_.after(part, part_begins), part_ends.back());
        part_ends.pop_back();
    }
}

void OnlyGroups::look_into_choice(const Node& node, const Places& begins, const Places& ends) {
    const Node* only = nullptr;
    for (const Node& part : node.parts) {
        if (!meet(images_.after(part, begins), ends)) continue;
        if (only != nullptr) throw_ambiguous(wanted_in(node));
        only = &part;
    }
    look_into(*only, begins, ends);
}

void OnlyGroups::look_into_repeat(const Node& node, const Places& begins, const Places& ends) {
    if (node.most > 1) {
        throw Unknown{"sed repeats \\" + std::to_string(wanted_in(node)) +
                      ", and uses what it holds"};
    }
    const bool can_be_none = node.least == 0 && meet(begins, ends);
    const bool can_be_one = node.most == 1 && meet(images_.after(node.parts.front(), begins), ends);
    if (can_be_none && can_be_one) throw_ambiguous(wanted_in(node));
    if (can_be_one) look_into(node.parts.front(), begins, ends);
}

}  // namespace sshplan::shell::pure
