#include "planner/plan/needs.hpp"

#include <algorithm>
#include <array>

#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

/// What a way to the next hop demands of the hop before it.
struct Demand {
    Reach reach;
    std::array<std::string_view, 2> needs;
};

constexpr std::array demands{
    Demand{Reach::jump, {"tcp-forwarding", ""}},
    Demand{Reach::netcat, {"exec", "nc"}},
    Demand{Reach::dev_tcp, {"exec", "bash"}},
    Demand{Reach::tty, {"exec", "ssh"}},
};

void add(std::vector<std::string>& needs, std::string_view need) {
    if (!need.empty() && std::ranges::find(needs, need) == needs.end()) needs.emplace_back(need);
}

}  // namespace

void add_needs(Route& route) {
    for (std::size_t i = 0; i + 1 < route.hops.size(); ++i) {
        const Hop& next = route.hops[i + 1];
        const auto* const demand = std::ranges::find(demands, next.reach, &Demand::reach);
        if (demand == demands.end()) continue;
        std::vector<std::string>& needs = route.hops[i].needs;
        for (const std::string_view need : demand->needs) add(needs, need);
        if (!next.hostname.empty() && !is_address(next.hostname)) add(needs, "name-resolution");
    }
}

}  // namespace sshplan
