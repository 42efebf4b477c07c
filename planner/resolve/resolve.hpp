#pragma once

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What one run shares between all the ssh processes that it follows.
struct Surroundings {
    World& world;
    ConfigFiles& files;
    Conditions& conditions;
};

/// Reads the configuration as ssh does for this command line, up to where `ssh -G` would print
/// (ssh.c main; readconf.c): command line, user file, system file, the second pass,
/// canonicalisation, defaults. Acts on nothing: conditions answer for what is unknown. Places of
/// the result point into `surroundings.files`.
[[nodiscard]] Resolution resolve(const Invocation& invocation,
                                 const Client& client,
                                 const Surroundings& surroundings);

}  // namespace sshplan
