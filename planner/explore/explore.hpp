#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/plan/shared_hops.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// What an exploration may assume, and whom it may ask.
struct ExplorationOptions {
    std::vector<Assumption> assumptions{};
    std::optional<ConditionSources> sources{};  // none: the World, which had better not act
    Inclusions* inclusions = nullptr;           // as in Surroundings
    BlocksRead blocks = BlocksRead::that_can_count;
};

/// Plans the route under every outcome of the conditions that nothing decides: re-runs the planning
/// for each branch, joins those that lead to the same route, and says with as few conjunctions as
/// can be had which outcomes lead where. Meeting a limit of the World makes an Ending::limit, never
/// a part of an answer.
[[nodiscard]] Explanation explore(const Invocation& invocation,
                                  const Client& client,
                                  World& world,
                                  ConfigFiles& files,
                                  const ExplorationOptions& options);

/// The same without settings and nearest names, for whoever compares ways alone.
[[nodiscard]] Explanation explore_without_settings(const Invocation& invocation,
                                                   const Client& client,
                                                   World& world,
                                                   ConfigFiles& files,
                                                   const ExplorationOptions& options);

/// The routes alone, for whoever explores many destinations: neither settings nor nearest names,
/// and the conditions are those of `surroundings`, which are left without a choice.
[[nodiscard]] Explanation explore_routes(const Invocation& invocation,
                                         const Client& client,
                                         const Surroundings& surroundings);

/// The route, where no condition decides it: with a second outcome the limit is met.
[[nodiscard]] Explanation explore_only_route(const Invocation& invocation,
                                             const Client& client,
                                             const Surroundings& surroundings);

/// The same for plan_way(): with less to say of each route.
[[nodiscard]] Explanation explore_ways(const Invocation& invocation,
                                       const Client& client,
                                       const Surroundings& surroundings,
                                       SharedHops& shared);

}  // namespace sshplan
