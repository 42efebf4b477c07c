#pragma once

#include <string>
#include <string_view>

#include "planner/resolve/match/criteria.hpp"

namespace sshplan {

/// What a criterion was compared with, as "host is web"; `tagged` and `command` may be "not set".
[[nodiscard]] std::string reason_of_value(const Clause& clause, std::string_view value);

/// Why a criterion failed, for a reader: `what` was compared, and did not match, or did though it
/// is negated.
[[nodiscard]] std::string reason_of_miss(const Clause& clause, std::string what);

}  // namespace sshplan
