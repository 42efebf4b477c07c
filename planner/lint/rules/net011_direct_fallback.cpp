#include <algorithm>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether a destination is dialled from here.
bool is_direct(const Route& route) {
    return route.status == RouteStatus::ok && !route.hops.empty() && !route.hops.front().because &&
           route.hops.front().reach == Reach::tcp;
}

/// Whether a destination has a jump only as what the second reading made of its name: `db.` as db.
bool is_completed_name(const Visit& visit, const Route& route) {
    const Resolution* const own = route.hops.back().resolution.get();
    return visit.of.of.host != InvocationClass::Host::named && own != nullptr &&
           own->proxy_origin.pass == 2;
}

void visit_routes(const Visit& visit, Findings& findings) {
    const std::vector<SeenRoute> routes = seen_routes(visit);
    const auto direct =
        std::ranges::find_if(routes, [](const SeenRoute& seen) { return is_direct(*seen.route); });
    if (direct == routes.end()) return;
    for (const SeenRoute& seen : routes) {
        const auto& hops = seen.route->hops;
        const bool has_jump =
            !hops.empty() && hops.front().because && hops.front().resolution != nullptr;
        if (!has_jump || is_completed_name(visit, *seen.route)) continue;
        const auto where = value_place(visit.subject, hops.front().because->origin);
        if (!where) continue;
        Finding* const finding = findings.add_seen(
            *where,
            fmt::format("what goes through {} here goes directly under another outcome",
                        hops.front().name),
            visit.number,
            *direct->when);
        if (finding == nullptr) continue;
        finding->caption = "not the only way";
        finding->help = {
            "where the jump host must not be passed by, let no condition decide: ProxyJump in a "
            "block of the host itself"};
    }
}

}  // namespace

extern const Rule net011_direct_fallback{
    .id = "NET011",
    .name = "direct-fallback",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A condition decides whether a jump host is on the way at all",
    .why = R"(
Under one outcome of a `Match exec`, a `Match localnetwork` or a look-up the destination is reached
through a jump host, and under another one directly. That is what most people want who are sometimes
in the office; where a jump host is there to record or restrict sessions, it is a way around it, and
whoever decides the outcome (a network that answers a probe) decides the way.

It is a matter of policy, and one of the profile `strict`.
)",
    .advice =
        "Nothing has to be done where the direct way is meant. Else set the ProxyJump without a "
        "condition.",
    .bad = {.text = R"(
Match host db !exec "nc -z -w 2 10.1.0.2 22"
    ProxyJump «gw.example.com»

Host db
    HostName 10.1.0.2
)",
            .also = "SEC046",
            .profile = "strict"},
    .good = {.text = R"(
Host db
    HostName 10.1.0.2
    ProxyJump gw.example.com
)",
             .profile = "strict"},
    .audience = Audience::strict,
    .visit = visit_routes,
};

}  // namespace sshplan
