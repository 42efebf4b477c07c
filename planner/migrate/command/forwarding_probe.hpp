#pragma once

#include <optional>
#include <string>

#include "planner/migrate/command/command_proof.hpp"

namespace sshplan {

/// The command that tests whether a jump host of a rewritten command forwards to the next hop:
/// `ssh -W DEST:22 JUMP </dev/null`. Nothing for a hop that is in no -J.
[[nodiscard]] std::optional<std::string> forwarding_probe(const Invocation& after,
                                                          const NewNeed& need,
                                                          const Dialect& dialect);

}  // namespace sshplan
