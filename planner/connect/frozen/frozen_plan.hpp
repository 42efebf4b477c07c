#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// A configuration file of literal Host blocks: it holds neither Match nor Include, and asks
/// nothing.
struct FrozenFile {
    std::string path{};
    std::string text{};

    friend bool operator==(const FrozenFile&, const FrozenFile&) = default;
};

/// A command that runs as the configuration has it, as what it does is not known.
struct UnfrozenCommand {
    std::size_t hop = 0;  // that it reaches: position in Route::hops
    std::string command{};

    friend bool operator==(const UnfrozenCommand&, const UnfrozenCommand&) = default;
};

/// A plan that nothing decides any more: the command line of one ssh, and the files that it and the
/// ssh processes behind it read.
struct FrozenPlan {
    Invocation invocation{};  // with -F
    std::vector<FrozenFile> files{};
    std::vector<UnfrozenCommand> unfrozen{};
    std::vector<std::string> said{};  // what ssh will say of it before it connects
};

/// Why a route cannot be frozen, as the rest of a sentence about it.
struct FreezeFault {
    std::string reason{};
};

}  // namespace sshplan
