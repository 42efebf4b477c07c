#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/explore/option_rows.hpp"

namespace sshplan {

/// The routes of one command line as a release reads the files.
struct ReleaseRoutes {
    const Dialect* release = nullptr;
    std::vector<RoutedBranch> branches{};
};

/// Two releases that go different ways under one outcome.
struct Instability {
    const Dialect* release = nullptr;  // the one that differs from the first
    const Route* route = nullptr;      // its route; none of them is ever null
    const Route* first_route = nullptr;
    When when{};
    std::string text;
};

/// Where a route is not the same in all of some releases, under an outcome that is looked at;
/// nothing if it is, or if ssh refuses in all. Points into `releases`, oldest first.
[[nodiscard]] std::optional<Instability> find_instability(
    std::span<const ReleaseRoutes> releases, const std::function<bool(const When&)>& is_looked_at);

}  // namespace sshplan
