#pragma once

#include <string>
#include <vector>

#include "planner/migrate/migrate.hpp"

namespace sshplan {

/// What a proof takes for granted, each a clause: what no file says, and what nobody looked at.
[[nodiscard]] std::vector<std::string> assumptions_of(const Migration& migration,
                                                      const std::string& shell);

}  // namespace sshplan
