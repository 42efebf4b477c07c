#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/explore/host_list.hpp"

namespace sshplan {

/// In what two routes to a host differ.
enum class RouteTrait : std::uint8_t {
    status,
    route,
    hostname,
    port,
    user,
    host_key_name,
    exposure
};

/// "status", "route", "hostname", "port", "user", "host_key_name", "exposure".
[[nodiscard]] std::string_view name_of(RouteTrait trait);

/// Two routes to one host that differ, under outcomes that both have. What they refer to is in the
/// storage of the lists that were compared.
struct RouteDifference {
    When when{};
    HostRoute before{};
    HostRoute after{};
    std::vector<RouteTrait> traits{};  // never empty
    Origin before_line{};  // behind the first difference, seen from the host; `defaulted`: no line
    Origin after_line{};
};

/// Which side of a comparison names a host.
enum class Naming : std::uint8_t { by_both, by_old, by_new };

/// "both", "old", "new".
[[nodiscard]] std::string_view name_of(Naming naming);

/// A host whose routes differ.
struct HostDifference {
    ListedName named;
    Naming naming = Naming::by_both;
    std::vector<RouteDifference> routes{};
};

/// The hosts of two lists whose routes differ: in status, hops, addresses, users, host key names or
/// exposure. Both lists were made with the same conditions and hold the same names. In the order of
/// `after`.
[[nodiscard]] std::vector<HostDifference> compare_hosts(const HostList& before,
                                                        const HostList& after);

}  // namespace sshplan
