#include "planner/lint/policy/stability_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "planner/explore/united_outcomes.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/plan/chain_text.hpp"

namespace sshplan {
namespace {

bool is_same_hop(const Hop& a, const Hop& b) {
    return a.name == b.name && a.hostname == b.hostname && a.port == b.port && a.user == b.user &&
           a.host_key_name == b.host_key_name && a.reach == b.reach;
}

/// Whether two releases go the same way. Other things that they do alone, such as which keys they
/// offer unasked, do not count; and they refuse in words of their own.
bool is_same(const Route& a, const Route& b) {
    if (a.status == RouteStatus::refused && b.status == RouteStatus::refused) return true;
    const bool is_command_same =
        a.status != RouteStatus::opaque || a.proxy_command == b.proxy_command;
    return a.status == b.status && is_command_same &&
           std::ranges::equal(a.hops, b.hops, is_same_hop);
}

std::string in_words(const Dialect& release, const Route& route) {
    return fmt::format(
        "as OpenSSH {} reads it: {}", release.name, with_caller_in_words(chain_text(route)));
}

std::optional<Instability> compare(const ReleaseRoutes& first,
                                   const ReleaseRoutes& other,
                                   const std::function<bool(const When&)>& is_looked_at) {
    for (const RoutedBranch& one : first.branches) {
        for (const RoutedBranch& two : other.branches) {
            const auto when = united(one.trail, two.trail);
            if (!when || !is_looked_at(*when) || is_same(one.route, two.route)) continue;
            return Instability{.release = other.release,
                               .route = &two.route,
                               .first_route = &one.route,
                               .when = *when,
                               .text = fmt::format("{}; {}",
                                                   in_words(*first.release, one.route),
                                                   in_words(*other.release, two.route))};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Instability> find_instability(std::span<const ReleaseRoutes> releases,
                                            const std::function<bool(const When&)>& is_looked_at) {
    if (releases.empty()) return std::nullopt;
    for (const ReleaseRoutes& other : releases.subspan(1)) {
        if (auto found = compare(releases.front(), other, is_looked_at)) return found;
    }
    return std::nullopt;
}

}  // namespace sshplan
