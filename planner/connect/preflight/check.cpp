#include "planner/connect/preflight/check.hpp"

#include <array>
#include <cstddef>

namespace sshplan {

std::string_view name_of(Readiness readiness) {
    constexpr std::array<std::string_view, 4> names{"ok", "warning", "stops", "unknown"};
    return names[static_cast<std::size_t>(readiness)];
}

std::string_view name_of(CheckKind kind) {
    constexpr std::array<std::string_view, 9> names{"route",
                                                    "master",
                                                    "port",
                                                    "host-key",
                                                    "identity",
                                                    "certificate",
                                                    "agent",
                                                    "login",
                                                    "control"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace sshplan
