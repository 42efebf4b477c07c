#pragma once

#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/recipe/recipe.hpp"

namespace sshplan {

/// Puts into the hop that a ProxyCommand reaches what the command says of it: how it is reached,
/// and, where it says so, the address that is dialled.
void set_end(Hop& hop, const Recipe& recipe, World& world);

/// The hop of a machine that no ssh of ours dials: of its own files nothing is known.
[[nodiscard]] Hop hop_of(const Waypoint& waypoint, const RecipeContext& context);

/// The hop of an ssh whose words are not all known: nothing is read for it.
[[nodiscard]] Hop hop_of_unknown(const Invocation& invocation);

/// Whether the words of an ssh leave unknown where it goes, and by which files: all but the target
/// of -W and the remote command.
[[nodiscard]] bool is_unknown(const Invocation& invocation);

/// The same invocation with a target of -W, and a command, that can be read; only for the
/// resolution, to which neither makes a difference unless a Match line asks for the command.
[[nodiscard]] Invocation without_unknown(Invocation invocation);

}  // namespace sshplan
