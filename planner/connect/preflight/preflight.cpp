#include "planner/connect/preflight/preflight.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "planner/connect/preflight/asked_once.hpp"
#include "planner/connect/preflight/control_check.hpp"
#include "planner/connect/preflight/host_key_check.hpp"
#include "planner/connect/preflight/login_checks.hpp"
#include "planner/connect/preflight/port_check.hpp"

namespace sshplan {
namespace {

/// What becomes of a route that is not simply there.
std::optional<Check> check_status(const Route& route) {
    const auto stops = [](std::string_view text) {
        return Check{CheckKind::route, Readiness::stops, "", std::string{text}};
    };
    switch (route.status) {
        case RouteStatus::ok:
            return std::nullopt;
        case RouteStatus::loop:
            return stops("ssh would start itself for ever");
        case RouteStatus::refused:
            return stops("ssh would stop with an error");
        case RouteStatus::broken:
            return stops("the command that makes the connection cannot work");
        case RouteStatus::opaque:
            return Check{CheckKind::route,
                         Readiness::unknown,
                         "",
                         "a command makes the connection: what it needs is not known"};
    }
    return std::nullopt;
}

/// The checks of hops that an ssh of this machine logs in to.
std::vector<Check> check_hop(const Hop& hop, const Client& client, World& world) {
    if (!hop.resolution || hop.resolution->ending != Ending::complete) return {};
    std::vector<Check> checks;
    if (auto control = check_control(hop, client, world)) checks.push_back(*std::move(control));
    checks.push_back(check_host_key(hop, client, world));
    for (Check& check : check_login(hop, client, world)) checks.push_back(std::move(check));
    return checks;
}

RoutePreflight check_route(const Route& route, const Client& client, World& world) {
    RoutePreflight found;
    found.hops.resize(route.hops.size());
    if (auto status = check_status(route)) found.route.push_back(*std::move(status));
    for (std::size_t i = route.hops.size(); i-- > 0;) {
        const Hop& hop = route.hops[i];
        if (auto master = check_master(hop, client, world)) {
            if (master->is_running) found.master = i;
            found.hops[i].push_back(std::move(master->check));
        }
        if (found.master) break;
        for (Check& check : check_hop(hop, client, world)) {
            found.hops[i].push_back(std::move(check));
        }
    }
    if (found.master || route.hops.empty()) return found;
    if (auto port = check_port(route, client, world)) {
        found.hops.front().insert(found.hops.front().begin(), *std::move(port));
    }
    return found;
}

}  // namespace

Preflight preflight(const Explanation& explanation, World& world) {
    AskedOnce once{world};
    Preflight found;
    for (const ExploredRoute& explored : explanation.routes) {
        found.routes.push_back(check_route(explored.route, explanation.client, once));
    }
    return found;
}

std::size_t count_stops(const std::vector<Check>& checks) {
    return static_cast<std::size_t>(std::ranges::count(checks, Readiness::stops, &Check::verdict));
}

std::size_t count_stops(const RoutePreflight& route) {
    std::size_t count = count_stops(route.route);
    for (const std::vector<Check>& hop : route.hops) count += count_stops(hop);
    return count;
}

std::size_t count_stops(const Preflight& preflight) {
    std::size_t count = 0;
    for (const RoutePreflight& route : preflight.routes) count += count_stops(route);
    return count;
}

}  // namespace sshplan
