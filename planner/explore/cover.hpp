#pragma once

#include <cstddef>
#include <vector>

#include "planner/explore/explanation.hpp"

namespace sshplan {

/// A branch that was run: the outcomes that it took, in the order of asking, and the group that its
/// result fell into.
struct Branch {
    When trail{};
    std::size_t group = 0;
};

/// Which outcomes lead to which group.
struct Cover {
    When when{};
    std::size_t group = 0;

    friend bool operator==(const Cover&, const Cover&) = default;
};

/// As few conjunctions as a decision tree has that leads to the same groups as the branches do,
/// which are leaves of one. Conditions that tell no two branches apart are left out. `branches` is
/// not empty.
[[nodiscard]] std::vector<Cover> smallest_cover(const std::vector<Branch>& branches);

}  // namespace sshplan
