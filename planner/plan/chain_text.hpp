#pragma once

#include <string>

#include "planner/plan/route.hpp"

namespace sshplan {

/// "ops@gw:22 > db:22", with the status of what cannot be gone; `?` for what is not known.
[[nodiscard]] std::string chain_text(const Route& route);

}  // namespace sshplan
