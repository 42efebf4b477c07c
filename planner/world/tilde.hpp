#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "planner/world/world.hpp"

namespace sshplan {

/// Why a path that begins with a tilde stands for nothing, in ssh's words; ssh stops.
struct TildeFault {
    std::string message;  // "tilde_expand: No such user ana"
};

/// What releases read differently in a path that begins with a tilde.
enum class TildeReading : std::uint8_t {
    since_8_9,
    before_8_9,  // `~NAME` without a slash is NAME in the own home; slashes stay as many as they
                 // are
};

/// The path with its `~` or `~user` replaced (misc.c tilde_expand): by `home`, which is what
/// passwd(5) says and never HOME, or by the home of that user. Slashes after it become one. Any
/// other path stays as it is.
[[nodiscard]] std::variant<std::string, TildeFault> tilde_expand(
    World& world,
    std::string_view path,
    std::string_view home,
    TildeReading reading = TildeReading::since_8_9);

}  // namespace sshplan
