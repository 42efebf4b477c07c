#pragma once

#include <span>
#include <vector>

#include "planner/explore/cover.hpp"
#include "planner/explore/explanation.hpp"

namespace sshplan {

/// A branch with the route that it led to.
struct RoutedBranch {
    When trail{};
    Route route{};
};

/// The settings of each hop of one route, which all these branches lead to: a value that they do
/// not share is listed with the outcomes under which it holds.
[[nodiscard]] std::vector<std::vector<OptionRow>> option_rows(
    std::span<const RoutedBranch* const> branches);

}  // namespace sshplan
