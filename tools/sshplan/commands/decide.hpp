#pragma once

#include <optional>

#include "planner/connect/frozen/freeze.hpp"
#include "planner/explore/explanation.hpp"
#include "planner/resolve/config_files.hpp"
#include "tools/sshplan/commands/command_line.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/sources.hpp"

namespace sshplan::cli {

/// Where a command line leads once everything is decided.
struct Decision {
    Explanation explanation{};
    Masters masters = Masters::as_configured;
};

/// Follows every route with conditions that are put to whom they know, each once: one route, unless
/// a condition stayed undecided. Where a master is used, nothing is asked for the rest of the
/// route: it is told if it can be so, else the destination stands alone (Masters::running), as ssh
/// would not look at the rest either. Neither settings nor nearest names are gathered.
[[nodiscard]] Decision decide(const CommandLine& line,
                              const Client& client,
                              Conditions& conditions,
                              ConfigFiles& files,
                              const Caller& caller);

/// How commands of conditions are waited for: one that takes over a second is named on a terminal,
/// with its line and the time, unless nothing is to be said.
[[nodiscard]] CommandWatch command_watch(std::optional<double> limit,
                                         ConnectOptions::Voice voice,
                                         const Caller& caller);

/// The condition that was asked when a signal came; null if none came.
[[nodiscard]] const Condition* interrupted(const Explanation& explanation);

/// Ends this process by the signal that came while a condition was asked, after saying which.
void end_interrupted(const Condition& condition, const Caller& caller);

}  // namespace sshplan::cli
