#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The line that makes an ssh look its host's name up here although a proxy leads there; null if
/// none does.
const Obtained* looking_line(const Resolution& own) {
    if (!own.jump && !own.proxy_command) return nullptr;
    const Obtained* const line = own.value(Keyword::canonicalize_hostname);
    const bool has_something_to_ask = own.value(Keyword::canonical_domains) != nullptr ||
                                      own.value(Keyword::canonicalize_permitted_cnames) != nullptr;
    return line != nullptr && line->text == "always" && has_something_to_ask ? line : nullptr;
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            const Obtained* const line = hop.resolution ? looking_line(*hop.resolution) : nullptr;
            const auto place =
                line != nullptr ? value_place(visit.subject, line->origin) : std::nullopt;
            if (!place) continue;
            Finding* const finding = findings.add_seen(
                *place,
                "names of hosts behind a proxy are asked of the resolver of this machine",
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->caption = "also where a proxy leads there";
            finding->related = {
                {hop.resolution->proxy_origin.place, fmt::format("leads to {}", hop.name)}};
            finding->help = {"write yes: names that a proxy resolves are then left to it"};
        }
    }
}

}  // namespace

extern const Rule sec019_canonicalize_leaks_dns{
    .id = "SEC019",
    .name = "canonicalize-leaks-dns",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "Names of hosts behind a proxy are looked up on this machine",
    .why = R"(
With `CanonicalizeHostname yes` ssh asks no resolver where a ProxyJump or ProxyCommand leads to the host:
whoever is at the other end knows its name. With `always` it does (ssh.c resolve_canonicalize), for each
of the CanonicalDomains. The resolver of whatever network this machine is in then learns which hosts
there are behind the bastion, and its answer can change the name that is compared with known_hosts.

CanonicalizePermittedCNAMEs alone asks nothing where there is a proxy; it is not reported.
)",
    .advice =
        "Write `yes`. `always` is right where the names are public, or the resolver is your own.",
    .bad = {.text = R"(
CanonicalizeHostname «always»
CanonicalDomains corp.example

Host db
    ProxyJump gw
)"},
    .good = {.text = R"(
CanonicalizeHostname yes
CanonicalDomains corp.example

Host db
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
