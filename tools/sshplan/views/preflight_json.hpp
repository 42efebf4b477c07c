#pragma once

#include <string>

#include "planner/connect/preflight/preflight.hpp"
#include "planner/explore/explanation.hpp"

namespace sshplan::cli {

/// The JSON document `sshplan/preflight/1`: for each outcome the hops of its route, and what was
/// looked at of each.
[[nodiscard]] std::string preflight_json(const Explanation& explanation, const Preflight& found);

}  // namespace sshplan::cli
