#pragma once

#include <set>
#include <string>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// The ssh processes of a route, so that one that would be started again is seen: ssh itself sees
/// only a host that jumps through itself (ssh.c main).
class StartedProcesses {
public:
    /// Whether this process is another one than all before; remembers it. `typed`: what the one
    /// that was typed reads, or null if this is that one. It counts only if no line of it can tell
    /// the typed session from those that are started on the way.
    [[nodiscard]] bool is_new(const Invocation& invocation,
                              const Dialect& dialect,
                              const Resolution* typed);

private:
    std::set<std::string> started_;
};

}  // namespace sshplan
