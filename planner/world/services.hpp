#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "planner/world/world.hpp"

namespace sshplan {

/// The port of a TCP service, by its name or an alias, as /etc/services lists it
/// (getservbyname(3)); letter case matters.
[[nodiscard]] std::optional<std::uint16_t> tcp_service(World& world, std::string_view name);

/// A port as ssh reads it: a number from 0 to 65535, or a TCP service (misc.c a2port). The file of
/// services is read only for what is no number.
[[nodiscard]] std::optional<std::uint16_t> read_port(World& world, std::string_view text);

}  // namespace sshplan
