#pragma once

#include "planner/migrate/command/carrier.hpp"
#include "planner/migrate/command/command_context.hpp"
#include "planner/migrate/command/command_rewrite.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// The ways to rewrite an ssh whose remote command is an ssh: `ssh -tt A ssh -tt B`. `route`: the
/// way that it goes, under some outcome.
[[nodiscard]] CommandRewrites rewrite_nested_login(const CarriedCommand& command,
                                                   const Route& route,
                                                   const CommandContext& context);

}  // namespace sshplan
