#pragma once

#include <string_view>

#include "planner/world/world.hpp"
#include "tools/sshplan/streams.hpp"

namespace sshplan::cli {

/// Who runs a verb: the machine as it may be asked, and where answers go.
struct Caller {
    World& reading;  // runs nothing
    World& acting;   // runs commands and looks names up: --exec=run, --dns=system, -G
    const Streams& streams;
};

/// Says on standard error, in one line of sshplan's own, what the matter is.
void say(const Streams& streams, std::string_view text);

/// The same for a command line that is wrong; returns the exit status.
[[nodiscard]] int wrong_usage(const Streams& streams, std::string_view text);

}  // namespace sshplan::cli
