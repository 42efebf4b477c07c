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

/// How far everything goes from now on.
void set_limits(const Caller& caller, const Limits& limits);

/// Says on standard error, in one line of sshplan's own, what the matter is.
void say(const Streams& streams, std::string_view text);

/// The same for a command line that is wrong; returns the exit status.
[[nodiscard]] int wrong_usage(const Streams& streams, std::string_view text);

}  // namespace sshplan::cli
