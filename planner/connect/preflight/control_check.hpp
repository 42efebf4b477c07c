#pragma once

#include <optional>

#include "planner/connect/preflight/check.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What stands where a hop's ssh looks for a master.
struct MasterCheck {
    Check check{};
    bool is_running = false;
};

/// Whether a master answers where a hop's ssh would look for one; nothing if it looks nowhere, or
/// there is nothing (mux.c muxclient).
[[nodiscard]] std::optional<MasterCheck> check_master(const Hop& hop,
                                                      const Client& client,
                                                      World& world);

/// Whether a hop's ssh can make its own socket at ControlPath: the folder is there, it may write to
/// it, and there is room for the name that the socket has while it is made (mux.c
/// muxserver_listen). Nothing if it makes none.
[[nodiscard]] std::optional<Check> check_control(const Hop& hop,
                                                 const Client& client,
                                                 World& world);

}  // namespace sshplan
