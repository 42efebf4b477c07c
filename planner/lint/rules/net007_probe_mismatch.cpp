#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/probe.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

/// A line asks whether it applies, of some ssh.
struct Question {
    const Asking* asking = nullptr;
    Probe probe{};
};

/// The hop whose ssh asked, if what it asked let a block apply there.
const Hop* guarded_hop(const Route& route, const Asking& asking) {
    const auto applies = [&](const BlockDecision& decision) {
        return decision.applies && is_asked_in(asking, decision);
    };
    const auto found = std::ranges::find_if(route.hops, [&](const Hop& hop) {
        return hop.resolution && hop.name == asking.hop &&
               std::ranges::any_of(hop.resolution->decisions, applies);
    });
    return found == route.hops.end() ? nullptr : &*found;
}

/// Whether a line speaks of one host by name: a probe for many may ask about their network.
bool names_one_host(const Visit& visit, const Asking& asking) {
    for (const LintedFile& file : visit.subject.files()) {
        if (file.source != asking.place.file) continue;
        for (const Directive& line : file.config->directives()) {
            const bool is_it = line.span.begin <= asking.place.span.begin &&
                               asking.place.span.end <= line.span.end;
            if (!is_it) continue;
            return std::ranges::any_of(
                clauses_of(line, visit.subject.newest()), [](const Clause& clause) {
                    const bool is_host =
                        clause.attribute == "host" || clause.attribute == "originalhost";
                    return is_host && !clause.is_negated &&
                           clause.argument.find_first_of("*?,!") == std::string::npos;
                });
        }
    }
    return false;
}

/// Whether a probe asks about some machine on the way.
bool is_on_way(const Probe& probe, const Route& route) {
    return std::ranges::any_of(route.hops, [&](const Hop& hop) {
        return hop.hostname == probe.host && hop.port == probe.port;
    });
}

void report(const Question& question,
            const Hop& hop,
            const Visit& visit,
            const When& when,
            Findings& findings) {
    const Probe& probe = question.probe;
    Finding* const finding =
        findings.add_seen(question.asking->place,
                          fmt::format("this asks about {}:{}, but {} is at {}:{}",
                                      probe.host,
                                      probe.port,
                                      hop.name,
                                      hop.resolution->hostname,
                                      hop.resolution->port),
                          visit.number,
                          when);
    if (finding == nullptr) return;
    finding->caption = "answers for another machine";
    finding->help = {
        fmt::format("ask about {}:{}, or write %h and %p below the HostName and Port lines",
                    hop.resolution->hostname,
                    hop.resolution->port)};
}

void visit_question(const Question& question, const Visit& visit, Findings& findings) {
    const Probe& probe = question.probe;
    const SeenRoute* guarded = nullptr;
    const Hop* hop = nullptr;
    const std::vector<SeenRoute> routes = seen_routes(visit);
    for (const SeenRoute& seen : routes) {
        // What ssh refuses has no address to ask about.
        if (seen.route->status == RouteStatus::refused) continue;
        const Hop* const found = guarded_hop(*seen.route, *question.asking);
        if (found == nullptr) continue;
        if (is_on_way(probe, *seen.route)) return;
        guarded = &seen;
        hop = found;
    }
    if (hop == nullptr) return;
    // Another service may well tell where this machine is.
    const bool asks_for_ssh = probe.port == hop->resolution->port || probe.port == 22;
    const bool is_same_host = probe.host == hop->resolution->hostname || probe.host == hop->name;
    if (!is_same_host && !asks_for_ssh) return;
    if (!names_one_host(visit, *question.asking)) return;
    report(question, *hop, visit, *guarded->when, findings);
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const AskedCommand& asked : asked_commands(visit)) {
        const auto probe = read_probe(asked.condition->text, visit);
        if (probe) visit_question({asked.asking, *probe}, visit, findings);
    }
}

}  // namespace

extern const Rule net007_probe_mismatch{
    .id = "NET007",
    .name = "probe-mismatch",
    .severity = Severity::warning,
    .precision = Precision::medium,
    .summary = "A probe asks about another address than the one that is dialled",
    .why = R"(
`Match host db !exec "nc -z 10.1.0.2 22"` decides whether db can be reached from here. Where the probe
asks about another address or port than those of db, as after a copied block, or where the address has
been changed in one of two places, the answer is one about another machine. A probe of another service,
or one for many hosts, may be meant to tell where you are, and is left alone; so is a probe of any
machine on the way.
)",
    .advice =
        "Ask about the host itself. Below its HostName and Port lines `nc -z -w 2 %h %p` always "
        "does; above them %h is the name as it was typed.",
    .bad = {.text = R"(
Host db
    HostName 10.1.0.2

Match originalhost db «!exec "nc -z -w 2 10.1.0.20 22"»
    ProxyJump gw
)"},
    .good = {.text = R"(
Host db
    HostName 10.1.0.2

Match originalhost db !exec "nc -z -w 2 %h %p"
    ProxyJump gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
