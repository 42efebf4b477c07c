#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "planner/connect/frozen/frozen_plan.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What becomes of ControlPath. `none`: no master is used, and none is left behind. `running`: the
/// master of the destination answers, so that nothing of the route is dialled, nor read.
enum class Masters : std::uint8_t { as_configured, none, running };

/// How a plan is frozen.
struct FreezeOptions {
    std::string folder{};  // of the frozen files; nothing of the path needs quotes anywhere
    Masters masters = Masters::as_configured;
    std::optional<std::string> inner_ssh{};  // what runs in the place of `ssh` within recipes
};

/// Freezes a route that nothing is undecided of. Every ssh process of the route gets one literal
/// Host block: the lines that its plan obtained from files, word for word; the final host name, the
/// proxy and the control path written out; canonicalisation left out, as it is done. Options of the
/// command line are passed on, but for those that the block says: HostName, ProxyJump,
/// ProxyCommand, ControlPath, CanonicalizeHostname, CanonicalizePermittedCNAMEs and -F. The ssh of
/// a recipe is told by -F to read a file of its own. Jump hosts of one name with different blocks
/// get names of their own. With a running master the route is the destination alone, whose block
/// has a proxy that refuses, should the master be gone. Writes nothing, and proves nothing: see
/// frozen_proof.hpp.
[[nodiscard]] std::variant<FrozenPlan, FreezeFault> freeze(const Route& route,
                                                           const Invocation& invocation,
                                                           const Client& client,
                                                           World& world,
                                                           const FreezeOptions& options);

}  // namespace sshplan
