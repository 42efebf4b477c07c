#pragma once

#include <optional>

#include "planner/explore/explore.hpp"

namespace sshplan {

/// What the other known versions of OpenSSH would do, as one note `other-versions`:
/// "9.2 (Debian): refuses config:1; 10.5: another route: direct". Nothing if all of them go the
/// same way. `world` must not run commands: what was run or assumed for `chosen` is assumed here.
[[nodiscard]] std::optional<Note> compare_dialects(const Invocation& invocation,
                                                   const Explanation& chosen,
                                                   World& world,
                                                   ConfigFiles& files,
                                                   const ExplorationOptions& options);

}  // namespace sshplan
