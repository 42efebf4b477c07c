#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// A line that sends a host through itself.
struct Self {
    Place value{};
    const Origin* origin = nullptr;
    std::string host;
    std::string_view note;
};

/// Whether a Host line lets a name in.
bool lets_in(const Directive& heading, std::string_view host) {
    bool is_let_in = false;
    for (const Word& word : heading.words) {
        const bool excludes = word.text.starts_with('!');
        if (!matches_pattern(host, word.text.substr(excludes ? 1 : 0))) continue;
        if (excludes) return false;
        is_let_in = true;
    }
    return is_let_in;
}

/// Whether a case only came about by another spelling of the jump host, which nobody types: lines
/// that leave the host itself out do not know it.
bool is_jump_host_respelled(const Visit& visit, const Hop& hop, std::string_view jump_host) {
    return visit.of.of.host != InvocationClass::Host::named && hop.name != jump_host &&
           is_respelled(hop.name, jump_host);
}

/// The exception that a host needs from the line that sends it through itself.
void add_help(Finding& finding, const Self& self, const Visit& visit) {
    const bool is_command = is_proxy_command(visit.subject, *self.origin);
    if (is_command) {
        finding.notes.emplace_back(
            "that is so where the file is ~/.ssh/config: under `ssh -F FILE` the ssh of a "
            "ProxyCommand does not read it");
    }
    finding.help.push_back(fmt::format("before this block write: Host {} / {} none",
                                       self.host,
                                       is_command ? "ProxyCommand" : "ProxyJump"));
    const Directive* const heading = self.origin->heading;
    const auto where = place_of(visit.subject, heading);
    if (!where || !heading->is(Keyword::host) || !lets_in(*heading, self.host)) return;
    finding.related.push_back({*where, fmt::format("matches {} too", self.host)});
    finding.help.push_back(fmt::format(
        "or add !{} to the Host line, if nothing else of the block is meant for it", self.host));
    const std::uint32_t end = heading->words.back().span.end;
    if (where->file != self.value.file) return;
    finding.fix = Fix{.title = fmt::format("Leave {} out of the block", self.host)};
    (void)finding.fix->edits.add({{end, end}, fmt::format(" !{}", self.host)});
}

void report(const Self& self, const Visit& visit, const When& when, Findings& findings) {
    Finding* const finding = findings.add_seen(
        self.value, fmt::format("{} is reached through itself", self.host), visit.number, when);
    if (finding == nullptr) return;
    finding->caption = fmt::format("holds for {}, too", self.host);
    finding->notes = {std::string{self.note}};
    add_help(*finding, self, visit);
}

/// ssh's own refusal: its text ends in the name of the jump host.
void visit_refusals(const Visit& visit, const SeenRoute& seen, Findings& findings) {
    constexpr std::string_view refusal = "jumphost loop via ";
    for (const Complaint& complaint : seen.route->complaints) {
        if (!complaint.text.starts_with(refusal)) continue;
        for (const Hop& hop : seen.route->hops) {
            if (!hop.resolution || hop.resolution->proxy_origin.place != complaint.where) continue;
            const Origin& origin = hop.resolution->proxy_origin;
            const auto value = value_place(visit.subject, origin);
            if (!value || hop.resolution->ending != Ending::refused) continue;
            const std::string host = complaint.text.substr(refusal.size());
            const bool is_destination = &hop == &seen.route->hops.back();
            if (is_destination && is_jump_host_respelled(visit, hop, host)) continue;
            report({*value, &origin, host, "ssh sees this, and refuses to connect"},
                   visit,
                   *seen.when,
                   findings);
        }
    }
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        visit_refusals(visit, seen, findings);
        if (!seen.route->loop || seen.route->loop->to != 0) continue;
        const Origin* const way = way_to(*seen.route, 0);
        const auto value = way != nullptr ? value_place(visit.subject, *way) : std::nullopt;
        if (!value) continue;
        report({*value,
                way,
                seen.route->hops.front().name,
                "ssh does not see this: each process starts the next one until no more can be "
                "started"},
               visit,
               *seen.when,
               findings);
    }
}

}  // namespace

extern const Rule net002_jump_self{
    .id = "NET002",
    .name = "jump-self",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A jump host is reached through itself",
    .why = R"(
A block that sends hosts through a jump host often matches that host as well. Where the names are the
very same ssh sees it, and refuses ("jumphost loop via"); where the jump host has a HostName, where only
its user differs, or with a ProxyCommand, it does not: each ssh starts the next, for ever.
)",
    .advice =
        "Put a block for the jump host before the other: with `ProxyJump none` against a "
        "ProxyJump, with `ProxyCommand none` against a ProxyCommand. (Since 10.3 `ProxyJump none` "
        "lets a later ProxyCommand hold.) Or leave the host out of the pattern: `Host *.corp "
        "!gw.corp`.",
    .bad = {.text = R"(
Host db.corp gw.corp
    ProxyJump «gw.corp»
)"},
    .good = {.text = R"(
Host gw.corp
    ProxyJump none

Host *.corp db.corp
    ProxyJump gw.corp
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
