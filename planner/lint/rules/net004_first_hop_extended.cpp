#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether a hop is the first of a list of several.
bool begins_list(const std::vector<Hop>& hops, std::size_t at) {
    const auto& own = hops[at].because;
    const auto& next = hops[at + 1].because;
    return own && next && own->origin.kind == OriginKind::file && own->origin == next->origin &&
           (at == 0 || !hops[at - 1].because || hops[at - 1].because->origin != own->origin);
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        const std::vector<Hop>& hops = seen.route->hops;
        if (seen.route->status == RouteStatus::loop) continue;
        for (std::size_t at = 1; at + 1 < hops.size(); ++at) {
            const Hop& hop = hops[at];
            const bool is_extended = hop.resolution && begins_list(hops, at) &&
                                     hop.resolution->proxy_origin.kind == OriginKind::file;
            const auto list =
                is_extended ? value_place(visit.subject, hop.because->origin) : std::nullopt;
            if (!list) continue;
            Finding* const finding = findings.add_seen(
                *list,
                fmt::format("the way is longer than this list: {} is reached through {} first",
                            hop.name,
                            hops[at - 1].name),
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->related = {{hop.resolution->proxy_origin.place,
                                 fmt::format("holds for the way to {}", hop.name)}};
            finding->help = {
                fmt::format("if that is meant, write it out: {} before {}; else give {} ProxyJump "
                            "none",
                            hops[at - 1].name,
                            hop.name,
                            hop.name)};
        }
    }
}

}  // namespace

extern const Rule net004_first_hop_extended{
    .id = "NET004",
    .name = "first-hop-extended",
    .severity = Severity::info,
    .precision = Precision::very_high,
    .summary = "The first host of a ProxyJump list has a jump of its own",
    .why = R"(
A list of jumps looks like the whole way, but ssh reaches its first host as that host's own block says:
the hops of that block come before the list. Other programs that read the file (editors, libraries)
often do not know this, and go another way. A single jump is not reported: hosts are usually chained
that way.
)",
    .advice = "Nothing has to be done if the longer way is meant. Writing it out makes it visible.",
    .bad = {.text = R"(
Host db
    ProxyJump «outer,inner»

Host outer
    ProxyJump vpn
)"},
    .good = {.text = R"(
Host db
    ProxyJump vpn,outer,inner
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
