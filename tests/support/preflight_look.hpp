#pragma once

#include <map>
#include <string>
#include <vector>

#include "planner/connect/preflight/preflight.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// What answers on a machine, by path or "HOST PORT"; all else is not there.
struct Answers {
    std::map<std::string, SocketAnswer> sockets{};
    std::map<std::string, PortAnswer> ports{};
    std::map<std::string, AgentAnswer> agents{};
    std::map<std::string, std::string> unwritable{};  // folder to reason
};

/// ana's laptop as a test wants it, and what a preflight of a command line finds on it.
struct Look {
    std::string config{};
    std::map<std::string, ImaginaryFile> files{};
    std::map<std::string, std::string> variables{};
    Answers answers{};
    std::vector<std::string> words{"host1"};
    std::vector<Assumption> assumptions{};

    std::vector<std::string> asked{};  // "agent /run/agent", "port host1 22", in order
    std::vector<double> waits{};       // for ports, in seconds
    std::vector<AddressFamily> families{};

    /// Takes a look; what it asked is then known too.
    [[nodiscard]] Preflight take();
};

/// The checks of one kind of a hop of the only route.
[[nodiscard]] std::vector<Check> of_kind(const Preflight& found, std::size_t hop, CheckKind kind);

}  // namespace sshplan::test
