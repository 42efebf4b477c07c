#pragma once

#include "planner/world/world.hpp"
#include "tools/sshplan/session/options.hpp"
#include "tools/sshplan/streams.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// Whether text on `sink` is coloured. Where the wish leaves it open, NO_COLOR forbids, then
/// CLICOLOR_FORCE demands; else a terminal gets colours unless it is dumb or CLICOLOR is 0.
[[nodiscard]] bool wants_colour(ColourWish wish, const Sink& sink, World& world);

/// How text on `sink` looks.
[[nodiscard]] Style style_on(const Sink& sink, ColourWish wish, World& world);

}  // namespace sshplan::cli
