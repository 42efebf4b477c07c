#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/connect/frozen/frozen_plan.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The route of a frozen plan, read back with its files as if they were in place. The route points
/// into it.
class FrozenRoute {
public:
    FrozenRoute(const FrozenPlan& plan, const Client& client, World& machine);
    FrozenRoute(const FrozenRoute&) = delete;
    FrozenRoute& operator=(const FrozenRoute&) = delete;
    ~FrozenRoute();

    [[nodiscard]] const Route& route() const { return route_; }
    /// What it would ask; a frozen plan asks nothing.
    [[nodiscard]] const std::vector<Condition>& asked() const { return conditions_.all(); }

private:
    std::unique_ptr<World> world_;
    ConfigFiles files_;
    Conditions conditions_;
    Route route_;
};

}  // namespace sshplan
