#pragma once

#include <span>
#include <string_view>

#include "planner/lint/rule.hpp"

namespace sshplan {

/// Every rule, sorted by id.
[[nodiscard]] std::span<const Rule* const> all_rules();

/// The rule with an id (in any letters) or a name; null if there is none.
[[nodiscard]] const Rule* find_rule(std::string_view id_or_name);

}  // namespace sshplan
