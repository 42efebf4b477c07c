#include "planner/connect/masters.hpp"

#include <utility>

#include "planner/connect/frozen/frozen_values.hpp"
#include "planner/plan/hop.hpp"

namespace sshplan {

std::vector<RunningMaster> running_masters(const std::vector<Process>& processes, World& world) {
    std::vector<RunningMaster> masters;
    for (const Process& process : processes) {
        if (!process.hop->control) continue;  // it looks for none
        const auto path = control_path_of(process);
        const auto answer = path ? world.ask_socket(*path) : std::nullopt;
        if (!answer || answer->kind != SocketAnswer::Kind::answers) continue;
        masters.push_back({process.position, *path, answer->seconds});
    }
    return masters;
}

std::optional<Route> route_by_master(const Invocation& invocation,
                                     const Client& client,
                                     const Surroundings& surroundings,
                                     World& machine) {
    Resolution own = resolve(invocation, client, surroundings);
    if (own.ending != Ending::complete || !surroundings.conditions.trail().empty()) {
        surroundings.conditions.forget_choices();
        return std::nullopt;
    }
    Route route{.complaints = own.complaints};
    route.hops.push_back(make_hop(invocation, std::move(own), client, surroundings.world));
    const bool only_talks = invocation.has('O');
    const std::vector<Process> alone{{.hop = &route.hops.front()}};
    if (!only_talks && running_masters(alone, machine).empty()) return std::nullopt;
    return route;
}

}  // namespace sshplan
