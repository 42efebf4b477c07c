#pragma once

#include <map>
#include <set>

#include "planner/shell/pure/expression/images.hpp"

namespace sshplan::shell::pure {

/// A part of a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Span&) const = default;
};

/// What groups hold, by their numbers; those that took no part are missing.
using Groups = std::map<std::size_t, Span>;

/// What the wanted groups of an expression hold in a match.
///
/// Where several answers are possible, POSIX has a rule, and GNU keeps it as long as nothing is an
/// alternative and no group is repeated more than once; otherwise GNU is known not to. So the rule
/// is followed in the first case, and in the second Unknown is thrown unless one answer is
/// possible.
[[nodiscard]] Groups find_groups(Images& images,
                                 const Node& root,
                                 const Span& match,
                                 const std::set<std::size_t>& wanted);

}  // namespace sshplan::shell::pure
