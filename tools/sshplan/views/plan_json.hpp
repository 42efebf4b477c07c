#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "planner/connect/plan_file.hpp"
#include "planner/explore/explanation.hpp"

namespace sshplan::cli {

/// A plan as it is kept in a file (sshplan/plan/1). `explanation` adds, for people and scripts, the
/// hops that it leads over.
[[nodiscard]] std::string plan_json(const PlanFile& plan, const Explanation& explanation);

/// Why a text is no plan.
struct BadPlan {
    std::string message;
};

/// Reads what plan_json() wrote.
[[nodiscard]] std::variant<PlanFile, BadPlan> read_plan(std::string_view text);

}  // namespace sshplan::cli
