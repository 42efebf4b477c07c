#pragma once

#include <string>
#include <variant>

#include "planner/resolve/conditions.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Why a table of names is of no use: one line for standard error.
struct BadNameTable {
    std::string message;
};

/// Whom conditions are put to, as the options ask by name.
[[nodiscard]] std::variant<ConditionSources, BadNameTable> condition_sources(
    const Caller& caller, const EvaluationOptions& options, const std::string& shell);

}  // namespace sshplan::cli
