#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "planner/invocation/invocation.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/resolve.hpp"

namespace sshplan {

/// What the ssh processes come to that jumps start, for whoever plans the routes of thousands of
/// hosts of one client: behind the same jump host they differ in the target of -W, and nothing that
/// ssh reads can tell it. Those that put a question to somebody are not shared: the answer belongs
/// to a branch.
class SharedHops {
public:
    /// What make_hop() makes of a process and its resolution. Nothing if that is not shared: it has
    /// no plain -W, or asks about a condition. In the resolution the values that -W implies name
    /// the target for which it was read first, and of notes there are only its own.
    [[nodiscard]] std::optional<Hop> hop_of(const Invocation& invocation,
                                            const Client& client,
                                            const Surroundings& surroundings);

private:
    std::unordered_map<std::string, std::optional<Hop>> hops_;  // by the words without the target
};

}  // namespace sshplan
