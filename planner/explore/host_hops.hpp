#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "planner/explore/host_list.hpp"
#include "planner/explore/host_storage.hpp"

namespace sshplan {

/// What a list is for: only a comparison tells the lines behind hops, and asks for the commands of
/// ways that are known by their hops.
enum class ListUse : std::uint8_t { shown, compared };

/// Keeps of hops what a list speaks of, each that lies before a host once.
class HostHops {
public:
    /// `storage` outlives what is kept.
    HostHops(HostStorage& storage, ListUse use) : storage_(storage), use_(use) {}

    /// What there is to keep of a route.
    [[nodiscard]] HostRoute route_of(const Route& route);

private:
    [[nodiscard]] SharedHostHop hop_of(const Route& route, const Hop& hop);
    [[nodiscard]] const HostHop& kept(HostHop hop);
    [[nodiscard]] std::string_view kept_in(std::string_view whole, std::string_view part);
    [[nodiscard]] const WayDetails* details_of(const Route& route);

    struct Hash {
        [[nodiscard]] std::size_t operator()(SharedHostHop hop) const;
    };
    struct Equal {
        [[nodiscard]] bool operator()(SharedHostHop a, SharedHostHop b) const;
    };

    HostStorage& storage_;
    ListUse use_;
    std::unordered_set<SharedHostHop, Hash, Equal> jumps_;
};

}  // namespace sshplan
