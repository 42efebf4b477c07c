#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool stands_before(const Obtained& one, const Obtained& other) {
    const Place& place = one.origin.place;
    const Place& than = other.origin.place;
    return place.file == than.file && place.span.begin < than.span.begin;
}

/// The proxy that a hop would have by itself, if a list of jumps keeps it out; null if none would
/// hold, or if it is the same way.
const Obtained* kept_out(const Resolution& own) {
    if (!own.jump || own.proxy_origin.kind == OriginKind::file) return nullptr;
    const Obtained* first = nullptr;
    for (const Keyword keyword : {Keyword::proxy_jump, Keyword::proxy_command}) {
        const auto& lost = own.of(keyword).lost;
        if (lost.empty() || lost.front().origin.kind != OriginKind::file) continue;
        if (first == nullptr || stands_before(lost.front(), *first)) first = &lost.front();
    }
    const bool is_other =
        first != nullptr && !is_none(first->text) && first->text != own.jump->text;
    return is_other ? first : nullptr;
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        const std::vector<Hop>& hops = seen.route->hops;
        for (std::size_t at = 1; at + 1 < hops.size(); ++at) {
            const Hop& hop = hops[at];
            const Obtained* const lost = hop.resolution ? kept_out(*hop.resolution) : nullptr;
            const auto list = lost != nullptr && hop.because
                                  ? value_place(visit.subject, hop.because->origin)
                                  : std::nullopt;
            // A list whose own pattern matches a host of it is a matter of that host's ssh.
            if (!list || lost->origin == hop.because->origin) continue;
            Finding* const finding = findings.add_seen(
                *list,
                fmt::format("in this list {} is reached through {}, not as its own block says",
                            hop.name,
                            hops[at - 1].name),
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->caption = "each host is reached through the one before it";
            finding->related = {
                {lost->origin.place, fmt::format("not used for {} here", hop.name)}};
            finding->help = {fmt::format(
                "write ProxyJump {} alone, so that its own block decides the way to it", hop.name)};
        }
    }
}

}  // namespace

extern const Rule net003_inner_hop_jump_ignored{
    .id = "NET003",
    .name = "inner-hop-jump-ignored",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "The proxy of a host inside a ProxyJump list is not used",
    .why = R"(
In `ProxyJump a,b` ssh reaches b with `-J a` on its command line, which comes before whatever b's own
block says about proxies. Only the first host of a list is reached as its own block says.
)",
    .advice =
        "Name the last jump alone and let each host's block say how it is reached, or write the "
        "whole way into the list.",
    .bad = {.text = R"(
Host db
    ProxyJump «outer,inner»

Host inner
    ProxyJump vpn
)"},
    .good = {.text = R"(
Host db
    ProxyJump inner

Host inner
    ProxyJump vpn
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
