#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/connect/preflight/check.hpp"
#include "planner/explore/explanation.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What was found about the hops of one route, in their order.
struct RoutePreflight {
    std::vector<std::vector<Check>> hops{};
    std::vector<Check> route{};           // about the whole way
    std::optional<std::size_t> master{};  // the last hop that a running master leads to
};

/// A look at everything on this machine, and at the first port, before anything connects: for each
/// route of an explanation.
struct Preflight {
    std::vector<RoutePreflight> routes{};
};

/// Looks, hop by hop: a running master, ControlPath's folder, the host key, key files, certificates
/// and agent, and the first hop's port. Key files are never opened; nothing behind the first hop is
/// asked. Hops up to one that a running master leads to are not looked at: ssh would not dial them.
[[nodiscard]] Preflight preflight(const Explanation& explanation, World& world);

/// How many of the checks of a list, a route or a whole look would stop the connection.
[[nodiscard]] std::size_t count_stops(const std::vector<Check>& checks);
[[nodiscard]] std::size_t count_stops(const RoutePreflight& route);
[[nodiscard]] std::size_t count_stops(const Preflight& preflight);

}  // namespace sshplan
