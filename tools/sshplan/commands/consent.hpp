#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/connect/trust.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Asks at the terminal whether commands that others may have written shall be run, unless there
/// are none, or --yes says so. Returns why they are not; nothing if they are.
[[nodiscard]] std::optional<std::string> consent_to(const std::vector<StrangeCommand>& commands,
                                                    const ConnectOptions& options,
                                                    const Caller& caller);

/// The same about a plan that others may have written: it may do anything that an ssh can be told.
[[nodiscard]] std::optional<std::string> consent_to_plan(const std::string& path,
                                                         const std::string& strangeness,
                                                         const ConnectOptions& options,
                                                         const Caller& caller);

/// --confirm: asks whether to connect. Returns why not; nothing if so.
[[nodiscard]] std::optional<std::string> consent_to_connect(const ConnectOptions& options,
                                                            const Caller& caller);

}  // namespace sshplan::cli
