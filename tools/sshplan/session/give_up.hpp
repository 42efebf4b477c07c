#pragma once

#include "planner/world/protection.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Before a verb reads anything: its process gives up what the options do not ask for by name
/// (promise 1), so that not even a fault of sshplan could do it.
void give_up_acting(const Caller& caller, const EvaluationOptions& options, GivenUp what);

}  // namespace sshplan::cli
