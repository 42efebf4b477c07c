#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// One jump of a ring: who is reached, through whom, by which line.
struct Jump {
    std::string name;
    std::string through;
    Place line{};
    const Origin* origin = nullptr;
};

/// The jumps of a ring, from the line that stands first on; none if some line is of no file.
std::vector<Jump> ring_of(const Visit& visit, const Route& route) {
    std::vector<Jump> ring;
    for (std::size_t at = route.loop->to + 1; at-- > 0;) {
        const Origin* const way = way_to(route, at);
        const auto line = way != nullptr ? value_place(visit.subject, *way) : std::nullopt;
        if (!line) return {};
        const std::size_t before = at == 0 ? route.loop->to : at - 1;
        ring.push_back({route.hops[at].name, route.hops[before].name, *line, way});
    }
    const auto first = std::ranges::min_element(ring, {}, [](const Jump& jump) {
        return std::tuple{std::string_view{jump.line.file->name()},
                          jump.line.span.begin,
                          std::string_view{jump.name}};
    });
    std::ranges::rotate(ring, first);
    return ring;
}

void report(const std::vector<Jump>& ring,
            const Visit& visit,
            const When& when,
            Findings& findings) {
    std::string text = fmt::format("{} is reached through {}", ring[0].name, ring[0].through);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        text += fmt::format(", {} through {}", ring[i].name, ring[i].through);
    }
    Finding* const finding =
        findings.add_seen(ring[0].line, text + ", for ever", visit.number, when);
    if (finding == nullptr) return;
    finding->caption = "leads back to itself";
    for (const Jump& jump : ring) {
        if (jump.line == ring[0].line) continue;
        finding->related.push_back(
            {jump.line, fmt::format("{} is reached through {}", jump.name, jump.through)});
    }
    finding->notes = {
        "ssh does not see this: each process starts the next one until no more can be started"};
    finding->help = {fmt::format(
        "if {} can be reached directly, write before these blocks: Host {} / {} none",
        ring[0].name,
        ring[0].name,
        is_proxy_command(visit.subject, *ring[0].origin) ? "ProxyCommand" : "ProxyJump")};
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        if (!seen.route->loop || seen.route->loop->to == 0) continue;  // NET002 has those of one
        const std::vector<Jump> ring = ring_of(visit, *seen.route);
        if (!ring.empty()) report(ring, visit, *seen.when, findings);
    }
}

}  // namespace

extern const Rule net001_jump_cycle{
    .id = "NET001",
    .name = "jump-cycle",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Hosts are jump hosts of each other",
    .why = R"(
To reach a jump host ssh starts another ssh, which reads the same files. Where that one's own jump leads
back, each process starts the next, until the machine has no more of them. ssh itself sees only a host
that jumps through itself under the very name; no ring of two or more.

Rings that close only under some outcome of a `Match exec` or `localnetwork` are found too: they show
up when somebody is on another network.
)",
    .advice =
        "Decide which of the hosts can be reached from here, and give it `ProxyJump none`, or "
        "`ProxyCommand none` where the line is a ProxyCommand, before the other lines.",
    .bad = {.text = R"(
Host db
    ProxyJump «gw»

Host gw
    ProxyJump db
)"},
    .good = {.text = R"(
Host db
    ProxyJump gw

Host gw
    Port 2222
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
