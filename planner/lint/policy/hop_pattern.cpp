#include "planner/lint/policy/hop_pattern.hpp"

#include "parser/config/endpoint.hpp"
#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// As names are compared: in lower case, without the dot that only keeps search domains away.
std::string plain_name(std::string_view name) {
    if (name.size() > 1 && name.ends_with('.')) name.remove_suffix(1);
    return lower_case(name);
}

}  // namespace

std::optional<HopPattern> read_hop_pattern(std::string_view written) {
    const auto endpoint = parse_user_host_port(written);
    // One pattern, no list: what fits no name would forbid nothing.
    if (!endpoint || endpoint->host.find_first_of("!,") != std::string::npos) return std::nullopt;
    HopPattern pattern{.written = std::string{written},
                       .user = endpoint->user,
                       .host = plain_name(endpoint->host)};
    if (!endpoint->port) return pattern;
    const auto port = port_number(*endpoint->port);
    if (!port || *port == 0) return std::nullopt;
    pattern.port = static_cast<std::uint16_t>(*port);
    return pattern;
}

bool matches(const HopPattern& pattern, const Hop& hop) {
    if (pattern.user && *pattern.user != hop.user) return false;
    if (pattern.port && *pattern.port != hop.port) return false;
    return matches_pattern(plain_name(hop.name), pattern.host) ||
           matches_pattern(plain_name(hop.hostname), pattern.host);
}

}  // namespace sshplan
