#pragma once

#include <span>
#include <string>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/resolve/inclusions.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// Why this command line can have no plan file at all, whatever it leads to; empty if it can: a
/// plan is of this user, this machine and the installed ssh.
[[nodiscard]] std::string plan_obstacle(const EvaluationOptions& options);

/// `explain WORDS`, with --out FILE among them: writes the plan of an explanation that nothing is
/// undecided of, for `connect --plan FILE`. Returns the exit status, after saying what stands in
/// the way, if something does.
[[nodiscard]] int write_plan(std::span<const std::string> words,
                             const CommandLine& line,
                             const Explanation& explanation,
                             const ConfigFiles& files,
                             const Inclusions& inclusions,
                             const Caller& caller);

}  // namespace sshplan::cli
