#pragma once

#include "planner/migrate/command/carrier.hpp"
#include "planner/migrate/command/command_context.hpp"
#include "planner/migrate/command/command_rewrite.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// The ways to rewrite a command that brings its ProxyCommand along (`-o ProxyCommand=...`).
/// `route`: the way that it goes, under some outcome.
[[nodiscard]] CommandRewrites rewrite_inner_recipe(const CarriedCommand& command,
                                                   const Route& route,
                                                   const CommandContext& context);

}  // namespace sshplan
