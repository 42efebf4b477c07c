#pragma once

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// On which undecided conditions the outcome is decided by the branch: on those below which a line
/// can change the route, or on those below which a line can set anything. The values below the
/// others are kept with the outcome that they need.
enum class Branching : std::uint8_t { what_decides_routes, all_that_sets };

/// Whether blocks are passed over that can do nothing for a host: then no decision is recorded of
/// them, and those of others have no reason.
enum class BlocksRead : std::uint8_t { that_can_count, all };

/// What one run shares between all the ssh processes that it follows.
struct Surroundings {
    World& world;
    ConfigFiles& files;
    Conditions& conditions;
    Branching branching = Branching::what_decides_routes;
    BlocksRead blocks = BlocksRead::that_can_count;
    Inclusions* inclusions = nullptr;  // what Include lines led to; null: nobody asks
};

/// Reads the configuration as ssh does for this command line, up to where `ssh -G` would print
/// (ssh.c main; readconf.c): command line, user file, system file, the second pass,
/// canonicalisation, defaults. Acts on nothing: conditions answer for what is unknown. Places of
/// the result point into `surroundings.files`.
[[nodiscard]] Resolution resolve(const Invocation& invocation,
                                 const Client& client,
                                 const Surroundings& surroundings);

/// What ssh says of the words alone: for a command line that cannot be read behind them, which ssh
/// finds out later.
[[nodiscard]] Resolution resolve_words(const Invocation& invocation,
                                       const Client& client,
                                       const Surroundings& surroundings);

}  // namespace sshplan
