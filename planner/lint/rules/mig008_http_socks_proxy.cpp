#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool is_through_proxy(const Hop& hop) {
    return hop.command && (hop.reach == Reach::socks4 || hop.reach == Reach::socks5 ||
                           hop.reach == Reach::http_connect);
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            if (!is_through_proxy(hop) || !hop.resolution) continue;
            const auto where = value_place(visit.subject, hop.resolution->proxy_origin);
            if (!where) continue;
            Finding* const finding =
                findings.add_seen(*where,
                                  "this goes through a proxy that is no ssh server",
                                  visit.number,
                                  *seen.when);
            if (finding == nullptr) continue;
            finding->notes = {
                fmt::format("reached by {}: no ProxyJump says that", name_of(hop.reach))};
            finding->help = {"leave it; every machine that uses the file needs the program"};
        }
    }
}

}  // namespace

extern const Rule mig008_http_socks_proxy{
    .id = "MIG008",
    .name = "http-socks-proxy",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "A recipe goes through an HTTP or SOCKS proxy, and stays a ProxyCommand",
    .why = R"(
ProxyJump goes through ssh servers. A proxy that speaks HTTP CONNECT or SOCKS is none: `corkscrew`,
`connect`, `ncat --proxy` and `nc -X` stay where they are, and `sshplan migrate` leaves them. Nothing is
wrong with that. But whoever shares the file needs the same program with the same options (there are
several netcats), and must be able to reach the proxy.

It is told in the profile `strict` only, for those who want a list of what a migration leaves.
)",
    .advice =
        "Leave it, or ask for an ssh server that may be jumped through. Silence it where that is "
        "settled.",
    .bad = {.text = R"(
Host db
    ProxyCommand «corkscrew proxy.corp 3128 %h %p»
)",
            .also = "SEC046",
            .profile = "strict"},
    .good = {.text = R"(
Host db
    ProxyJump gw
)",
             .profile = "strict"},
    .audience = Audience::strict,
    .visit = visit_routes,
};

}  // namespace sshplan
