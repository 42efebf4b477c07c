#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace sshplan {

/// A program that is run for what it prints. It has this environment and no other, no input, and
/// no standard error.
struct ProgramQuestion {
    static constexpr std::size_t default_limit = std::size_t{64} << 20;

    std::vector<std::string> words{};  // its path, and its arguments
    std::map<std::string, std::string> environment{};
    std::size_t most_bytes = default_limit;  // that are read of it
};

/// What it printed.
struct ProgramAnswer {
    /// `failed`: it could not be started, was killed, or its exit status is not 0. `too_large`: it
    /// printed more than is read, and was ended.
    enum class Kind : unsigned char { answered, failed, too_large };

    Kind kind = Kind::failed;
    std::string output{};  // answered: all of it
};

}  // namespace sshplan
