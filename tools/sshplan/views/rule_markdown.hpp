#pragma once

#include <span>
#include <string>

#include "planner/lint/rule.hpp"

namespace sshplan::cli {

/// The page of a rule, as it stands in docs/rules.
[[nodiscard]] std::string rule_markdown(const Rule& rule);

/// The table of all pages.
[[nodiscard]] std::string rules_markdown(std::span<const Rule* const> rules);

}  // namespace sshplan::cli
