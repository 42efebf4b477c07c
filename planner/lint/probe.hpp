#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// What a command asks about that only looks whether a port answers.
struct Probe {
    std::string host;
    std::uint16_t port = 0;
};

/// The probe that a shell's text is: `nc -z HOST PORT`, or bash's /dev/tcp; nothing if it is
/// another command, or one of several.
[[nodiscard]] std::optional<Probe> read_probe(std::string_view text, const Visit& visit);

}  // namespace sshplan
