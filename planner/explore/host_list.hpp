#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/explore/named_destination.hpp"
#include "planner/plan/route.hpp"

namespace sshplan {

/// What of a hop a line of the configuration says.
enum class HopTrait : std::uint8_t {
    proxy,
    hostname,
    port,
    user,
    host_key_name,
    agent,
    x11,
    count_
};

inline constexpr std::size_t hop_trait_count = static_cast<std::size_t>(HopTrait::count_);

/// A hop as far as lists of hosts speak of it.
struct HostHop {
    std::string name;
    std::string hostname;  // empty: unknown
    std::uint16_t port = 0;
    std::string user{};
    std::string host_key_name{};
    Reach reach = Reach::tcp;
    Exposure exposure{};
    std::array<Origin, hop_trait_count> origins{};  // by HopTrait

    [[nodiscard]] const Origin& origin(HopTrait trait) const {
        return origins[static_cast<std::size_t>(trait)];
    }
};

/// A way to a host.
struct HostRoute {
    RouteStatus status = RouteStatus::ok;
    std::vector<HostHop> hops{};                 // from here to the host
    std::optional<std::string> proxy_command{};  // the host's, expanded
    std::vector<Complaint> complaints{};         // of a refused route
};

/// A named destination, with its route under every outcome.
struct ListedHost {
    NamedDestination named;
    std::string configuration{};      // the file in the place of ~/.ssh/config; empty: that itself
    std::vector<HostRoute> routes{};  // distinct
    std::vector<Outcome> outcomes{};  // disjoint, and together everything; `route` is in `routes`
};

/// The named destinations of a configuration, or of several, one after the other.
struct HostList {
    std::vector<ListedHost> hosts{};
    std::vector<Complaint> complaints{};  // each once
    Ending ending = Ending::complete;     // refused: for every host
};

}  // namespace sshplan
