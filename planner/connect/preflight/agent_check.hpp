#pragma once

#include <cstdint>

#include "planner/connect/preflight/check.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Whether an agent would have a key to offer.
enum class AgentKeys : std::uint8_t { some, none, unknown };

/// What the agent of a hop's ssh says.
struct AgentCheck {
    Check check{};
    AgentKeys keys = AgentKeys::unknown;
};

/// Asks the agent that a hop's ssh would ask: that of IdentityAgent (`none`, SSH_AUTH_SOCK, $NAME,
/// or a path), else that of SSH_AUTH_SOCK (ssh.c main, authfd.c ssh_get_authentication_socket).
[[nodiscard]] AgentCheck check_agent(const Hop& hop, const Client& client, World& world);

}  // namespace sshplan
