#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// A line of a Host block.
struct ConfigLine {
    std::string keyword;
    std::string value;

    friend bool operator==(const ConfigLine&, const ConfigLine&) = default;
};

/// What the options of the ssh inside a recipe come to when the jump host is named by ProxyJump.
struct InnerOptions {
    std::string user{};  // may hold tokens; empty: none
    std::string port{};
    std::string jumps{};                       // of -J
    std::vector<ConfigLine> lines{};           // what must stand in a block of the jump host
    std::optional<std::string> config_file{};  // of -F
    bool is_quiet = false;                     // -q
    std::string obstacle{};                    // why it cannot be said otherwise; empty: it can
};

/// Sorts the options of an ssh by where they must go (ssh(1); ssh.c main). What makes no difference
/// to a connection that is only passed on is left out.
[[nodiscard]] InnerOptions inner_options(const Invocation& invocation);

}  // namespace sshplan
