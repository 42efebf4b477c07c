#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether the next hop is reached by a program on this one that has no use for an agent.
bool only_passes_on(const Hop& next) {
    return next.command && (next.reach == Reach::netcat || next.reach == Reach::dev_tcp);
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        const std::vector<Hop>& hops = seen.route->hops;
        if (seen.route->status != RouteStatus::ok) continue;
        for (std::size_t at = 0; at + 1 < hops.size(); ++at) {
            const Hop& hop = hops[at];
            const Hop& next = hops[at + 1];
            if (!hop.resolution || !hop.exposure.agent || !only_passes_on(next)) continue;
            const auto command = value_place(visit.subject, next.resolution->proxy_origin);
            if (!command) continue;
            Finding* const finding = findings.add_seen(
                *command,
                fmt::format("{} gets your agent, although it only passes the connection on",
                            hop.name),
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->caption = "starts a session there, and forwards the agent";
            const Obtained* const value = hop.resolution->value(Keyword::forward_agent);
            const auto line =
                value != nullptr ? value_place(visit.subject, value->origin) : std::nullopt;
            if (line) finding->related = {{*line, fmt::format("holds for {}, too", hop.name)}};
            finding->help = {
                "write ProxyJump, or ssh -W %h:%p: these start no session; or put -a into the "
                "command"};
        }
    }
}

}  // namespace

extern const Rule sec005_forwardagent_via_hop{
    .id = "SEC005",
    .name = "forwardagent-via-hop",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "The agent is forwarded to a host that only passes the connection on",
    .why = R"(
`ProxyCommand ssh gw nc %h %p` logs in to gw and runs a program there, so that ForwardAgent, if it holds
for gw, brings your agent to gw; netcat has no use for it, but root there has: it can log in with your
keys as long as the connection stands. With ProxyJump or `ssh -W` there is no session on gw, and
ForwardAgent does nothing there, whatever the files say; so nothing is said of those.
)",
    .advice =
        "Write ProxyJump, or `ssh -W %h:%p gw`. Where netcat has to stay, `ssh -a gw nc %h %p` "
        "leaves the agent here.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh gw nc %h %p»

Host gw
    ForwardAgent yes
)",
            .also = "MIG001"},
    .good = {.text = R"(
Host db
    ProxyJump gw

Host gw
    ForwardAgent yes
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
