#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "planner/world/world.hpp"

namespace sshplan::fuzz {

/// What a verb answered.
struct Answer {
    int status = 0;
    std::string out{};
    std::string err{};
};

/// Runs `sshplan` with these words, a verb first, on a machine, within small limits, Ends the run
/// if the status is none of those that the verb promises, or if what it says on standard error is
/// not safe in a log.
[[nodiscard]] Answer answer(const std::vector<std::string>& words,
                            World& world,
                            std::initializer_list<int> promised);

}  // namespace sshplan::fuzz
