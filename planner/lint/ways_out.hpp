#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A word of an Include line of a judged file that leads out of the root of the judgement, so that
/// what it names is not opened.
struct WayOut {
    /// `by_name`: its text says so. `by_link`: it names something inside, which is a link.
    enum class How : std::uint8_t { by_name, by_link };

    Place place{};
    std::string_view word;
    std::string root{};
    std::vector<std::string> paths{};  // that were asked for; none of another user's home
    How how = How::by_name;
};

/// Each word once, by configuration and place. None on the machine that the files are for, and none
/// of standard input, which lies nowhere.
[[nodiscard]] std::vector<WayOut> ways_out(const Subject& subject);

}  // namespace sshplan
