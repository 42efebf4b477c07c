#pragma once

#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/confined_world.hpp"

namespace sshplan {

/// A warning for each Include that led out of the root and was not followed, at the line that says
/// it; without a place for what no line says by itself, as a link out of a folder.
[[nodiscard]] std::vector<Complaint> outside_includes(const ConfigFiles& files,
                                                      const ConfinedWorld& world,
                                                      const Client& client);

}  // namespace sshplan
