#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// The one command line with -J that goes the same way, if every hop is a jump; else empty. Holds
/// only under the outcomes that led to the route.
[[nodiscard]] std::vector<std::string> equivalent_command(const Route& route,
                                                          const Invocation& invocation,
                                                          const Client& client);

/// A command line with -J over the same hosts, where a ProxyCommand computes its way over them, so
/// that none goes quite the same way: a note `similar-command` that says what is different.
[[nodiscard]] std::optional<Note> similar_command(const Route& route, const Client& client);

}  // namespace sshplan
