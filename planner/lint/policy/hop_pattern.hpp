#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planner/plan/route.hpp"

namespace sshplan {

/// A hop, as a policy speaks of it: `[USER@]HOST[:PORT]`. HOST is a pattern (ssh_config(5)
/// PATTERNS) of what its ssh is called with, or of what is dialled, in any letters; an IPv6 address
/// with a port is in brackets. USER and PORT must be those of the connection, if they are given.
struct HopPattern {
    std::string written;
    std::optional<std::string> user{};
    std::string host{};
    std::optional<std::uint16_t> port{};
};

/// Reads one; nothing if it is none.
[[nodiscard]] std::optional<HopPattern> read_hop_pattern(std::string_view written);

/// Whether it speaks of a hop.
[[nodiscard]] bool matches(const HopPattern& pattern, const Hop& hop);

}  // namespace sshplan
