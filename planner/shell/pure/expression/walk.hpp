#pragma once

#include <cstdint>

#include "planner/shell/pure/expression/groups.hpp"

namespace sshplan::shell::pure {

/// Which of several ways to lay an expression's parts over the same text is taken.
enum class Preference : std::uint8_t {
    longest,  // as POSIX says: each part, also a group, from left to right takes as much as it can
    first,    // as backtracking finds: the same, but only repetitions want as much as they can
};

/// What the groups hold in a match of an expression without alternatives, in which only bytes are
/// repeated, or what is not empty at most once.
[[nodiscard]] Groups lay_plain(Images& images,
                               const Node& root,
                               const Span& match,
                               Preference preference);

}  // namespace sshplan::shell::pure
