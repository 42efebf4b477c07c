#pragma once

#include <span>
#include <string>

#include "planner/lint/rule.hpp"

namespace sshplan::cli {

/// The rules as a JSON text of the schema `sshplan/rules/1`, with a line end.
[[nodiscard]] std::string rules_json(std::span<const Rule* const> rules);

}  // namespace sshplan::cli
