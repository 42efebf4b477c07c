#include "planner/lint/replaceable_command.hpp"

#include <fmt/format.h>

#include "planner/lint/route_lines.hpp"

namespace sshplan {
namespace {

/// Whether a hop is reached by a command that is but an ssh to the hop before it.
bool is_replaceable(const Route& route, std::size_t at, Reach reach) {
    const Hop& hop = route.hops[at];
    if (!hop.command || hop.flaw || hop.reach != reach || !hop.prefix.empty()) return false;
    const Resolution* const own = hop.resolution.get();
    return own != nullptr && route.hops[at - 1].resolution != nullptr &&
           hop.hostname == own->hostname && hop.port == own->port;
}

}  // namespace

void report_replaceable(const Visit& visit, const ReplaceableText& text, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        if (seen.route->status != RouteStatus::ok) continue;
        for (std::size_t at = 1; at < seen.route->hops.size(); ++at) {
            if (!is_replaceable(*seen.route, at, text.reach)) continue;
            const Origin& origin = seen.route->hops[at].resolution->proxy_origin;
            const auto where = value_place(visit.subject, origin);
            if (!where) continue;
            Finding* const finding =
                findings.add_seen(*where, std::string{text.message}, visit.number, *seen.when);
            if (finding == nullptr) continue;
            finding->notes = {std::string{text.note}};
            finding->help = {fmt::format(
                "write ProxyJump {}: a user and a port go into it, as in user@host:port",
                seen.route->hops[at - 1].name)};
        }
    }
}

}  // namespace sshplan
