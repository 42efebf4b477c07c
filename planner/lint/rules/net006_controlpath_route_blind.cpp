#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/dialects_wording.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {
namespace {

/// A destination that looks for a master: whom it would find there, and how it would go itself. On
/// the way they are findings, so that each is noted once; what they say is read again at the end.
struct Seeker {
    std::string name;     // as typed
    std::string master;   // of which files, by which release, where, to whom: it is shared by all
    std::string way;      // the hops before
    bool is_far = false;  // its address means another machine in another network
    Place line;           // its ControlPath
    std::optional<Place> proxy{};
    std::size_t in_case = 0;
};

std::string end_of(const Hop& hop) {
    return fmt::format("{}@{}:{}", hop.user, lower_case(hop.hostname), hop.port);
}

std::string way_of(const Route& route, const Hop& destination) {
    std::string way;
    for (const Hop& hop : route.hops) {
        if (&hop == &destination) break;
        way += end_of(hop) + " ";
    }
    return way;
}

/// Whether which machine a name or an address means hangs on who asks.
bool is_local(std::string_view hostname) {
    constexpr std::string_view networks =
        "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,169.254.0.0/16,100.64.0.0/10,"
        "fc00::/7,fe80::/10,::1/128";
    if (is_address_itself(hostname)) return address_within(hostname, networks);
    return hostname.find('.') == std::string_view::npos;
}

/// Notes a destination. Only ways that are understood to their end can be compared.
void note_seekers(const Visit& visit, Findings& findings) {
    if (visit.of.of.host != InvocationClass::Host::named) return;
    for (const SeenRoute& seen : seen_routes(visit)) {
        const auto& hops = seen.route->hops;
        const auto end = std::ranges::find_if(hops, [](const Hop& hop) { return !hop.because; });
        if (seen.route->status != RouteStatus::ok || end == hops.end() || !end->control) continue;
        const auto line = value_place(visit.subject, end->control->origin);
        if (!line) continue;
        const std::string master = fmt::format("{} {} {} {}",
                                               fmt::ptr(visit.of.target),
                                               visit.of.dialect->name,
                                               end->control->path,
                                               end_of(*end));
        const std::string way = way_of(*seen.route, *end);
        Finding* const seeker = findings.add_seen(
            *line, fmt::format("{}\n{}\n{}", end->name, master, way), visit.number);
        if (seeker == nullptr) continue;
        seeker->notes = {end->name, master, way};
        seeker->severity = is_local(end->hostname) ? Severity::warning : Severity::info;
        const auto proxy = value_place(visit.subject, end->resolution->proxy_origin);
        if (proxy) seeker->related = {{*proxy, {}}};
    }
}

Seeker read_seeker(const Finding& noted) {
    Seeker seeker{.name = noted.notes[0],
                  .master = noted.notes[1],
                  .way = noted.notes[2],
                  .is_far = noted.severity == Severity::warning,
                  .line = noted.where,
                  .in_case = noted.cases.front()};
    if (!noted.related.empty()) seeker.proxy = noted.related.front().place;
    return seeker;
}

struct Pair {
    const Seeker* one = nullptr;
    const Seeker* other = nullptr;
};

/// Of those who share a master: two that go to it by different ways under different names. One name
/// with two ways is one machine to whoever types it.
std::optional<Pair> pair_in(const std::vector<const Seeker*>& sharing) {
    const Seeker* const one = sharing.front();
    const auto by_other_way =
        std::ranges::find_if(sharing, [&](const Seeker* other) { return other->way != one->way; });
    if (by_other_way == sharing.end()) return std::nullopt;
    if ((*by_other_way)->name != one->name) return Pair{one, *by_other_way};
    // The same name twice: whoever else is there goes another way than one of the two.
    const auto by_other_name = std::ranges::find_if(
        sharing, [&](const Seeker* other) { return other->name != one->name; });
    if (by_other_name == sharing.end()) return std::nullopt;
    return Pair{(*by_other_name)->way != one->way ? one : *by_other_way, *by_other_name};
}

/// `%n-` before the last part of the path, so that each name has a socket of its own.
std::optional<Fix> with_name(const Place& value) {
    const std::string_view text = value.file->at(value.span);
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos || text.find_first_of("\"'\\") != std::string_view::npos) {
        return std::nullopt;
    }
    const auto at = value.span.begin + static_cast<std::uint32_t>(slash) + 1;
    Fix fix{.title = "Put %n, the name as it is typed, into the path"};
    if (!fix.edits.add({{at, at}, "%n-"})) return std::nullopt;
    return fix;
}

/// Those that share a master at one line, in all releases.
struct Sharing {
    std::vector<Pair> pairs;
    std::vector<std::size_t> cases;
};

void report(const Place& line, const Sharing& sharing, const Subject& subject, Findings& findings) {
    const Pair& pair = sharing.pairs.back();  // as the newest release has it
    Finding& finding = findings.add(
        line,
        fmt::format("{} and {} share a master connection, but are reached in different ways",
                    pair.one->name,
                    pair.other->name));
    finding.severity = pair.one->is_far ? Severity::warning : Severity::info;
    finding.caption = "one path for both";
    for (const Seeker* const seeker : {pair.one, pair.other}) {
        if (!seeker->proxy) continue;
        finding.related.push_back({*seeker->proxy, fmt::format("the way to {}", seeker->name)});
    }
    finding.notes = {
        "if a master of one runs, ssh uses it for the other, and ends up where that one did"};
    const std::string_view text = line.file->at(line.span);
    if (has_token(text, 'C') || has_token(text, 'j')) {
        finding.notes.emplace_back(
            "up to 10.6, %C and %j know the last jump host only, and no ProxyCommand");
    }
    const DialectSet some = dialects_of(subject, sharing.cases);
    if (std::ranges::find(some, false) != some.end()) {
        finding.notes.push_back(fmt::format("so with {}", in_words(subject.dialects(), some)));
    }
    finding.help = {"put %n into the path: a socket for each name"};
    finding.fix = with_name(line);
}

void check(const Subject& subject, Findings& findings) {
    std::vector<Seeker> seekers;
    for (const Finding& noted : findings.take()) seekers.push_back(read_seeker(noted));
    std::map<std::string, std::vector<const Seeker*>> by_master;
    for (const Seeker& seeker : seekers) by_master[seeker.master].push_back(&seeker);
    std::map<std::pair<const SourceFile*, std::uint32_t>, Sharing> by_line;
    for (const Seeker& seeker : seekers) {
        const auto sharing = by_master.extract(seeker.master);  // each is told of once
        const auto pair = sharing.empty() ? std::nullopt : pair_in(sharing.mapped());
        if (!pair) continue;
        Sharing& here = by_line[{pair->one->line.file, pair->one->line.span.begin}];
        here.pairs.push_back(*pair);
        here.cases.push_back(pair->one->in_case);
    }
    for (const auto& [line, sharing] : by_line) {
        report(sharing.pairs.back().one->line, sharing, subject, findings);
    }
}

}  // namespace

extern const Rule net006_controlpath_route_blind{
    .id = "NET006",
    .name = "controlpath-route-blind",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "Two routes to one address share a control socket",
    .why = R"(
Before it connects, ssh looks for a master at ControlPath, and uses it without asking how that one
got there. `%h`, `%p` and `%r` say nothing of the way: two blocks for 10.0.0.5 behind two jump hosts
mean two machines, and the second session ends on the first machine. Even `%C`, which is made of the
jump host too since 9.6, takes only the last one up to 10.6 (misc.c ssh_connection_hash), and says
nothing of a ProxyCommand.

It is a warning where the address is one of a private network, or a name without a dot, which may be
another machine at the end of another way, and info elsewhere. One name whose way hangs on
conditions is not reported: it is one machine to whoever types it.
)",
    .advice =
        "Put `%n`, the name as it is typed, into the path: `~/.ssh/cm-%n-%C`. The finding may be "
        "left alone where both names mean one machine.",
    .bad = {.text = R"(
Host db-north
    HostName 10.0.0.5
    ProxyJump gw.north.example.com

Host db-south
    HostName 10.0.0.5
    ProxyJump gw.south.example.com

Host *
    ControlPath «~/.ssh/cm-%r@%h:%p»
)"},
    .good = {.text = R"(
Host db-north
    HostName 10.0.0.5
    ProxyJump gw.north.example.com

Host db-south
    HostName 10.0.0.5
    ProxyJump gw.south.example.com

Host *
    ControlPath ~/.ssh/cm-%n-%C
)"},
    .check = check,
    .visit = note_seekers,
};

}  // namespace sshplan
