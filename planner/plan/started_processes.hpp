#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// The ssh processes of a route, so that one that would be started again is seen: ssh itself sees
/// only a host that jumps through itself (ssh.c main).
class StartedProcesses {
public:
    /// Which process this is the same as, if one before is; remembers it by its number. `typed`:
    /// what the one that was typed reads, or null if this is that one. It counts only if no line of
    /// it can tell the typed session from those that are started on the way.
    [[nodiscard]] std::optional<std::size_t> find_or_add(const Invocation& invocation,
                                                         const Dialect& dialect,
                                                         const Resolution* typed,
                                                         std::size_t number);

private:
    std::map<std::string, std::size_t> started_;
};

}  // namespace sshplan
