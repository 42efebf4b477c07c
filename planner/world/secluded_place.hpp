#pragma once

#include <string>
#include <utility>
#include <vector>

#include "planner/world/program_question.hpp"

namespace sshplan {

/// A place apart, all of which is worked out before a child is made that goes there.
class SecludedPlace {
public:
    explicit SecludedPlace(const Seclusion& seclusion);

    /// Takes this process there, for good; whoever is not root, into a user namespace of its own.
    /// Only what is safe between fork and exec is called. Returns whether that could be done.
    [[nodiscard]] bool enter() const;

private:
    std::vector<std::pair<std::string, std::string>> mounts_;  // what lies where
    std::string user_map_;
    std::string group_map_;
};

}  // namespace sshplan
