#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

bool is_onion(std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);
    return lower_case(name).ends_with(".onion");
}

/// Whether the name of a hop goes to the resolver here: it is dialled from here, or the program
/// that asks the proxy speaks SOCKS4, which knows only addresses.
bool is_looked_up_here(const Route& route, const Hop& hop) {
    if (hop.reach == Reach::tcp || hop.reach == Reach::local_netcat) return true;
    return hop.reach == Reach::socks4 && std::ranges::any_of(route.notes, [&](const Note& note) {
               return note.code == "name-resolved-here" &&
                      note.text.starts_with(fmt::format("ProxyCommand of {}:", hop.name));
           });
}

/// Whether a name of Tor's is what ssh starts from, whatever it makes of it.
bool begins_as_onion(const Hop& hop) {
    const Obtained* const value =
        hop.resolution ? hop.resolution->value(Keyword::hostname) : nullptr;
    return is_onion(value != nullptr ? value->text : hop.name);
}

/// The look-up by which ssh would complete the name of a hop; null if there is none of Tor's.
const Condition* completion_of(const Hop& hop, const Visit& visit) {
    if (!begins_as_onion(hop)) return nullptr;
    const auto found = std::ranges::find_if(visit.conditions, [&](const Condition& condition) {
        const std::string name = lower_case(condition.text);
        const bool is_of_tor = is_onion(name) || name.find(".onion.") != std::string::npos;
        return condition.kind == ConditionKind::dns && is_of_tor &&
               std::ranges::any_of(condition.asked,
                                   [&](const Asking& asking) { return asking.hop == hop.name; });
    });
    return found == visit.conditions.end() ? nullptr : &*found;
}

/// Where the name stands: in a HostName, in the heading of a block, in a list of jumps, or in a
/// command.
std::optional<Place> place_of_name(const Hop& hop, const Visit& visit) {
    if (!hop.resolution) return std::nullopt;
    const Obtained* const value = hop.resolution->value(Keyword::hostname);
    if (value != nullptr && is_onion(value->text)) {
        return value_place(visit.subject, value->origin);
    }
    for (const BlockDecision& decision : hop.resolution->decisions) {
        const auto heading = place_of(visit.subject, decision.head);
        const bool is_about_tor =
            heading &&
            lower_case(heading->file->at(heading->span)).find(".onion") != std::string::npos;
        if (decision.applies && is_about_tor) return heading;
    }
    if (hop.because) return value_place(visit.subject, hop.because->origin);
    return value_place(visit.subject, hop.resolution->proxy_origin);
}

void report_direct(const Hop& hop, const SeenRoute& seen, const Visit& visit, Findings& findings) {
    const auto where = place_of_name(hop, visit);
    if (!where) return;
    Finding* const finding =
        findings.add_seen(*where,
                          "a .onion name is given to the local resolver, not to Tor",
                          visit.number,
                          *seen.when);
    if (finding == nullptr) return;
    finding->caption = "only Tor can reach it";
    finding->help = {
        "in the block that says the HostName: ProxyCommand nc -X 5 -x localhost:9050 %h %p",
        "'Host *.onion' does not apply to another name whose HostName ends in .onion"};
}

void report_look_up(const Hop& hop,
                    const Condition& look_up,
                    const SeenRoute& seen,
                    const Visit& visit,
                    Findings& findings) {
    const auto where = place_of_name(hop, visit);
    if (!where) return;
    Finding* const finding = findings.add_seen(
        *where, "CanonicalizeHostname asks DNS for this .onion name", visit.number, *seen.when);
    if (finding == nullptr) return;
    finding->caption = "leaves this machine before Tor is used";
    finding->notes = {fmt::format(
        "whoever answers for {} gets the connection instead, outside of Tor", look_up.text)};
    const auto line =
        value_place(visit.subject,
                    look_up.asked.front().place.file != nullptr
                        ? Origin{.kind = OriginKind::file, .place = look_up.asked.front().place}
                        : Origin{});
    if (line) finding->related = {{*line, "the domains that are tried"}};
    finding->help = {"say CanonicalizeHostname no in this block, and its ProxyCommand too"};
}

/// Whether a case is about a name in capitals, which only tells lines apart.
bool is_in_capitals(const InvocationClass& one) {
    const std::string& host = one.invocation.destination.host;
    return one.host != InvocationClass::Host::named && lower_case(host) != host;
}

void visit_routes(const Visit& visit, Findings& findings) {
    if (is_in_capitals(visit.of.of)) return;
    bool is_direct = false;
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            if (!is_onion(hop.hostname) || !is_looked_up_here(*seen.route, hop)) continue;
            report_direct(hop, seen, visit, findings);
            is_direct = true;
        }
    }
    if (is_direct) return;
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            const Condition* const look_up = completion_of(hop, visit);
            if (look_up != nullptr) report_look_up(hop, *look_up, seen, visit, findings);
        }
    }
}

}  // namespace

extern const Rule sem051_onion_off_tor{
    .id = "SEM051",
    .name = "onion-off-tor",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A .onion name is dialled, or looked up, without Tor",
    .why = R"(
Only Tor knows a `.onion` name. Without a proxy ssh gives it to the local resolver, and so does a
program that speaks SOCKS 4 (`nc -X 4`), which takes only addresses: the connection fails, and
whoever runs the resolver learns where it was to go (RFC 7686). This happens easily with nicknames:
`Host *.onion` compares what was typed, and not the HostName, unless CanonicalizeHostname makes ssh
read its files again.

CanonicalizeHostname with CanonicalDomains is no way out: as long as no proxy is set for the
nickname, ssh asks DNS for the `.onion` name below each of the domains, and connects to whatever is
found.

A `.onion` name that a jump host resolves is not reported: that host may be inside of Tor.
)",
    .advice =
        "Put the ProxyCommand into the block that says the HostName, or into one for both names: "
        "`Host nick *.onion`. The finding may be left alone where ssh is always started by "
        "`torsocks`, or where all traffic of the machine goes through Tor.",
    .bad = {.text = R"(
Host nick
    HostName «duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion»

Host *.onion
    ProxyCommand nc -X 5 -x localhost:9050 %h %p
)",
            .also = "SEC001"},
    .good = {.text = R"(
Host nick
    HostName duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion
    ProxyCommand nc -X 5 -x localhost:9050 %h %p
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
