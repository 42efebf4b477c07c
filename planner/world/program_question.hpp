#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sshplan {

/// A place apart, for a program that is to reach nobody: a network of its own with nobody else on
/// it, and files of our own where it looks for others (unshare(2)).
struct Seclusion {
    std::map<std::string, std::string> in_place{};  // by the path, the file that is found there
};

/// A program that is run for what it prints. It has this environment and no other, and no input.
struct ProgramQuestion {
    static constexpr std::size_t default_limit = std::size_t{64} << 20;

    /// What becomes of its standard error.
    enum class Errors : unsigned char { dropped, kept };

    std::vector<std::string> words{};  // its path, and its arguments
    std::map<std::string, std::string> environment{};
    std::size_t most_bytes = default_limit;  // that are read of each of its streams
    Errors errors = Errors::dropped;
    std::optional<double> limit{};         // seconds; then it is ended
    std::optional<Seclusion> seclusion{};  // it is not started where that cannot be had
};

/// What it printed.
struct ProgramAnswer {
    /// `failed`: it could not be started, was killed, or its exit status is not 0. `too_large`: it
    /// printed more than is read, and was ended. `timed_out`: it exceeded its limit, and was ended.
    /// `not_secluded`: it was not started.
    enum class Kind : unsigned char { answered, failed, too_large, timed_out, not_secluded };

    Kind kind = Kind::failed;
    std::string output{};         // answered: all of it
    std::optional<int> status{};  // answered, failed: its exit status, if it came to one
    std::string errors{};         // the same: what it said on standard error, if that was kept
};

}  // namespace sshplan
