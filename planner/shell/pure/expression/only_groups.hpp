#pragma once

#include <set>

#include "planner/shell/pure/expression/groups.hpp"

namespace sshplan::shell::pure {

/// Throws Unknown: a group may hold one thing or another.
[[noreturn]] void throw_ambiguous(std::size_t group);

/// Finds what groups hold where there is one possibility only.
class OnlyGroups {
public:
    OnlyGroups(Images& images, const std::set<std::size_t>& wanted)
        : images_(images), wanted_(wanted) {}

    /// Throws Unknown if there are several possibilities.
    [[nodiscard]] Groups find(const Node& root, const Span& match);

private:
    /// The first wanted group in a part, or 0.
    [[nodiscard]] std::size_t wanted_in(const Node& node) const;
    /// Looks into a part that begins at one of some places and ends at one of others.
    void look_into(const Node& node, const Places& begins, const Places& ends);
    void look_into_group(const Node& node, const Places& begins, const Places& ends);
    void look_into_sequence(const Node& node, const Places& begins, const Places& ends);
    void look_into_choice(const Node& node, const Places& begins, const Places& ends);
    void look_into_repeat(const Node& node, const Places& begins, const Places& ends);

    Images& images_;
    const std::set<std::size_t>& wanted_;
    Groups held_{};
};

}  // namespace sshplan::shell::pure
