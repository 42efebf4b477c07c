#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/dialect/dialect.hpp"

namespace sshplan {

/// A host as -J lists it. Empty: not said.
struct JumpHost {
    std::string host{};
    std::string user{};
    std::string port{};
};

/// [user@]host[:port], or nothing if a list, a shell or ssh would read it otherwise.
[[nodiscard]] std::optional<std::string> jump_word(const JumpHost& jump);

/// The hosts of a list as -J takes it; empty if it is none.
[[nodiscard]] std::vector<JumpHost> jump_hosts(std::string_view list, const Dialect& dialect);

}  // namespace sshplan
