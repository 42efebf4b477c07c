#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/connect/frozen/processes.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A master that an ssh process of a route would use in the place of a connection of its own: the
/// hops before it are not dialled then.
struct RunningMaster {
    std::size_t hop = 0;  // position in Route::hops
    std::string path{};   // of its socket
    double seconds = 0;   // since it was opened
};

/// The masters that answer now, that of the destination first (ssh.c main, muxclient). Nobody is
/// asked where the World asks no sockets.
[[nodiscard]] std::vector<RunningMaster> running_masters(const std::vector<Process>& processes,
                                                         World& world);

/// The destination alone, where its ssh would use a master that answers now, or is only to talk to
/// one (-O): then nothing else is read, asked or dialled, as under ssh. Nothing if it would connect
/// itself, would refuse, or something about it stays undecided.
[[nodiscard]] std::optional<Route> route_by_master(const Invocation& invocation,
                                                   const Client& client,
                                                   const Surroundings& surroundings,
                                                   World& machine);

}  // namespace sshplan
