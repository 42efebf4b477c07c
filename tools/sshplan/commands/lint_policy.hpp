#pragma once

#include <optional>
#include <string>
#include <variant>

#include "planner/explore/judged_configurations.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/policy_file.hpp"

namespace sshplan::cli {

/// Why a policy is of no use: one line for standard error.
struct BadPolicy {
    std::string message;
};

/// Reads the file of `--policy`, or standard input for `-`. Nothing if none is given.
[[nodiscard]] std::variant<std::optional<PolicyFile>, BadPolicy> load_policy(
    const LintOptions& options, const Caller& caller);

/// That the policy lies where the judged files do, so that whoever writes these could loosen it;
/// nothing if it does not.
[[nodiscard]] std::optional<BadPolicy> policy_among(const JudgedConfigurations& found,
                                                    const LintOptions& options,
                                                    World& machine);

/// Adds the rules that a policy brings along.
void select_for_policy(LintOptions& options);

}  // namespace sshplan::cli
