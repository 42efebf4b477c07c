#pragma once

#include "planner/resolve/client.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Who gives commands, and over which files. All commands share the conditions.
struct CommandContext {
    const Client& client;
    World& world;
    ConfigFiles& files;
    Conditions& conditions;

    /// Every condition below which a line sets anything is branched on: all settings are compared.
    [[nodiscard]] Surroundings surroundings() const {
        return {world, files, conditions, Branching::all_that_sets};
    }
};

}  // namespace sshplan
