#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// What is expected of one stream.
struct ExpectedText {
    enum class How {
        exactly,    // `text` and nothing else
        contains,   // every one of `parts`, none of `absent`
        selection,  // JSON that holds at least what the JSON in `text` says
    };

    How how = How::exactly;
    std::string text{};
    std::vector<std::string> parts{};
    std::vector<std::string> absent{};
};

/// A command line of a case and what it must answer.
struct GoldenCommand {
    std::vector<std::string> words;  // after `sshplan`
    std::string written;
    std::size_t line = 0;
    ExpectedText out{};
    ExpectedText err{};
    int status = 0;
};

/// A machine, and what sshplan says on it (corpus/README.md has the format).
struct GoldenCase {
    std::string story;
    Imaginary machine{};
    std::vector<GoldenCommand> commands{};
};

/// Reads a case. Throws std::runtime_error with FILE:LINE where it is not one.
[[nodiscard]] GoldenCase read_golden_case(const std::filesystem::path& path);

/// ana on a laptop with Debian's passwd and nothing in her ~/.ssh: what every case begins with.
[[nodiscard]] Imaginary laptop_of_ana();

}  // namespace sshplan::test
