#include <algorithm>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

void report(const Place& criterion,
            const BlockDecision& decision,
            const Visit& visit,
            const When& when,
            Findings& findings) {
    Finding* const finding = findings.add_seen(
        criterion,
        "this command runs although the block that includes its file does not apply",
        visit.number,
        when);
    if (finding == nullptr) return;
    finding->caption = "runs for hosts that it is not meant for";
    if (const auto heading = place_of(visit.subject, decision.outer)) {
        finding->related = {{*heading, "its file is included below this line"}};
    }
    finding->notes = {
        "ssh reads an included file wherever the Include stands, asks its Match lines, and then "
        "takes nothing from them"};
    finding->help = {
        "put the guard before exec in the Match line itself: Match originalhost NAME exec ..."};
}

void visit_hop(const Hop& hop, const Visit& visit, const When& when, Findings& findings) {
    for (const BlockDecision& decision : hop.resolution->decisions) {
        if (!decision.is_below_inactive || !decision.head->is(Keyword::match)) continue;
        for (const AskedCommand& asked : asked_commands(visit)) {
            if (asked.asking->hop == hop.name && is_asked_in(*asked.asking, decision)) {
                report(asked.asking->place, decision, visit, when, findings);
            }
        }
    }
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            if (hop.resolution) visit_hop(hop, visit, *seen.when, findings);
        }
    }
}

}  // namespace

extern const Rule exe004_exec_in_inactive_include{
    .id = "EXE004",
    .name = "exec-in-inactive-include",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A Match exec of an included file runs where the Include does not apply",
    .why = R"(
An Include below `Host x` is read for every host: only what it sets is left out where x does not match.
Its Match lines are evaluated all the same, so that a `Match exec` in it runs its command for every ssh,
to any host, and nothing comes of it.
)",
    .advice =
        "Repeat the guard in the Match line, before `exec`: `Match originalhost db exec \"...\"`.",
    .bad = {.text = R"(
Host db
    Include vpn.conf
-- vpn.conf --
Match «exec "test -e /run/vpn"»
    Port 5022
)"},
    .good = {.text = R"(
Host db
    Include vpn.conf
-- vpn.conf --
Match originalhost db exec "test -e /run/vpn"
    Port 5022
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
