#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "planner/explore/explanation.hpp"
#include "planner/explore/host_storage.hpp"
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

/// The lines behind what is said of a hop, by HopTrait.
using HopLines = std::array<Origin, hop_trait_count>;

/// A hop as far as lists of hosts speak of it. What it refers to is in the storage of its list.
struct HostHop {
    std::string_view name;
    std::string_view hostname;  // empty: unknown
    std::string_view user{};
    std::string_view host_key_name{};
    std::uint16_t port = 0;
    Reach reach = Reach::tcp;
    Exposure exposure{};
    const HopLines* lines = nullptr;  // only in lists that are compared

    /// The line behind a trait; `defaulted` if none is known.
    [[nodiscard]] Origin origin(HopTrait trait) const {
        return lines ? (*lines)[static_cast<std::size_t>(trait)] : Origin{};
    }
};

/// A hop of a list: hosts behind the same jump host have it in common.
using SharedHostHop = const HostHop*;

/// What few ways have.
struct WayDetails {
    std::optional<std::string_view> proxy_command{};
    std::span<const Complaint> complaints{};
};

/// A way to a host.
struct HostRoute {
    RouteStatus status = RouteStatus::ok;
    std::span<const SharedHostHop> hops{};  // from here to the host
    const WayDetails* details = nullptr;    // null: there are none

    /// The host's, expanded; of ways that are ok, only in lists that are compared.
    [[nodiscard]] std::optional<std::string_view> proxy_command() const {
        return details == nullptr ? std::nullopt : details->proxy_command;
    }

    /// Why a way is refused.
    [[nodiscard]] std::span<const Complaint> complaints() const {
        return details == nullptr ? std::span<const Complaint>{} : details->complaints;
    }
};

/// A destination, and where a file names it first.
struct ListedName {
    std::string_view name;
    const SourceFile* file = nullptr;  // null: no file does
    std::uint32_t line = 0;            // from 1
};

/// A named destination, with its route under every outcome.
struct ListedHost {
    ListedName named;
    std::string_view configuration{};     // the file in the place of ~/.ssh/config, as its client
                                          // has it; empty: that itself
    std::span<const HostRoute> routes{};  // distinct
    std::span<const Outcome> outcomes{};  // disjoint, and together everything; `route` is in
                                          // `routes`
};

/// Where hosts, or what was found out about them, have their texts: alive as long as they are used.
using KeptStorage = std::vector<std::shared_ptr<const HostStorage>>;

/// The named destinations of a configuration, or of several, one after the other.
struct HostList {
    std::vector<ListedHost> hosts{};
    std::vector<Complaint> complaints{};  // each once
    Ending ending = Ending::complete;     // refused: for every host
    KeptStorage storage{};
};

}  // namespace sshplan
