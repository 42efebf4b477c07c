#pragma once

#include <string>

#include "real_ssh.hpp"

namespace sshplan::test {

/// A random configuration that holds many of the things that decide a route; it may be one that ssh
/// refuses. To be called inside a property.
[[nodiscard]] std::string any_configuration();

/// A random block of keywords of which the first value counts: a Host or Match line that applies to
/// everything, and lines that ssh accepts.
[[nodiscard]] std::string any_first_wins_block();

/// Random options of ssh, and a random destination.
[[nodiscard]] Strings any_options();
[[nodiscard]] std::string any_destination();

}  // namespace sshplan::test
