#pragma once

#include <optional>
#include <string>

#include "planner/world/world.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Adds what the file of `--world` says to the options; what they say themselves stays, and their
/// assumptions count first. A name without a slash is a file in `worlds/` beside the user's own
/// configuration ($XDG_CONFIG_HOME/sshplan, ~/.config/sshplan). Lines:
///
///     assume WHAT=ANSWER
///     address ADDRESS               an address of this machine
///     name NAME ADDRESS...          and the other lines of a --dns-table
///     local-user NAME
///     local-host NAME
///
/// Empty lines, and what begins with '#', say nothing. Returns what is wrong, for standard error;
/// nothing if all is well.
[[nodiscard]] std::optional<std::string> add_world(EvaluationOptions& options, World& world);

}  // namespace sshplan::cli
