#include "planner/lint/policy/hop_pattern.hpp"

#include "parser/config/endpoint.hpp"
#include "parser/config/pattern.hpp"

namespace sshplan {

std::optional<HopPattern> read_hop_pattern(std::string_view written) {
    const auto endpoint = parse_user_host_port(written);
    if (!endpoint) return std::nullopt;
    HopPattern pattern{.written = std::string{written},
                       .user = endpoint->user,
                       .host = lower_case(endpoint->host)};
    if (!endpoint->port) return pattern;
    const auto port = port_number(*endpoint->port);
    if (!port || *port == 0) return std::nullopt;
    pattern.port = static_cast<std::uint16_t>(*port);
    return pattern;
}

bool matches(const HopPattern& pattern, const Hop& hop) {
    if (pattern.user && *pattern.user != hop.user) return false;
    if (pattern.port && *pattern.port != hop.port) return false;
    return matches_pattern(lower_case(hop.name), pattern.host) ||
           matches_pattern(lower_case(hop.hostname), pattern.host);
}

}  // namespace sshplan
