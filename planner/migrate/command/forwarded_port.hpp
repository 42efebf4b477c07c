#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/migrate/command/carrier.hpp"
#include "planner/migrate/command/command_context.hpp"
#include "planner/migrate/command/command_rewrite.hpp"
#include "planner/migrate/command/joined_forwards.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// A port of this machine that an ssh opens (`-L`) for others to go through.
struct Tunnel {
    std::size_t number = 1;  // of the command
    Invocation ssh{};
    OpenedPort opened{};
    std::string still_needed{};  // what else the ssh does: "-L 80:web:80"; empty: nothing
};

/// The ports that a command opens here.
[[nodiscard]] std::vector<Tunnel> tunnels_of(std::size_t number, const CarriedCommand& command);

/// The one of the tunnels through which a route goes to its end; null if it goes through none.
[[nodiscard]] const Tunnel* tunnel_used(const Route& route,
                                        const std::vector<Tunnel>& tunnels,
                                        const CommandContext& context);

/// The ways to rewrite a command that goes through a tunnel.
[[nodiscard]] CommandRewrites rewrite_forwarded_port(const CarriedCommand& command,
                                                     const Tunnel& tunnel,
                                                     const Route& route,
                                                     const CommandContext& context);

/// The way through a tunnel in one: that of the tunnel's ssh, then the end of the other route, at
/// the address that the tunnel leads to.
[[nodiscard]] Route route_through(const Route& tunnel_route,
                                  const Route& route,
                                  const Tunnel& tunnel,
                                  const CommandContext& context);

}  // namespace sshplan
