#include "planner/explore/united_outcomes.hpp"

#include <algorithm>

namespace sshplan {

std::optional<When> united(const When& a, const When& b) {
    When both = a;
    for (const Guard& guard : b) {
        const auto same = std::ranges::find(both, guard.condition, &Guard::condition);
        if (same == both.end()) {
            both.push_back(guard);
        } else if (same->outcome != guard.outcome) {
            return std::nullopt;
        }
    }
    std::ranges::sort(both);
    return both;
}

}  // namespace sshplan
