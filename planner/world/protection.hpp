#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sshplan {

/// What a process gives up for good that only answers: to act, or to change files, too.
enum class GivenUp : std::uint8_t { acting, acting_and_writing };

/// A part of the system that holds this process to what it promised.
struct Protection {
    std::string_view from;                 // what it keeps this process from
    std::string_view by;                   // as the system calls it
    std::optional<std::string> failure{};  // why it does not, in strerror(3)'s words
};

using Protections = std::vector<Protection>;

}  // namespace sshplan
