#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "planner/invocation/invocation.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {
namespace {

bool is_replaceable(Reach reach) {
    return reach == Reach::jump || reach == Reach::netcat || reach == Reach::dev_tcp;
}

/// What the options of the ssh of a hop come to; nothing if it has none, or cannot be read.
std::optional<InnerOptions> options_of(const Hop& hop, const Dialect& dialect) {
    if (hop.invocation.empty()) return std::nullopt;
    const std::span<const std::string> words = std::span{hop.invocation}.subspan(1);
    const auto read = read_invocation(words, dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&read);
    if (invocation == nullptr) return std::nullopt;
    return inner_options(*invocation);
}

void report(const Hop& jump, const InnerOptions& options, Finding& finding) {
    for (const ConfigLine& line : options.lines) {
        finding.notes.push_back(
            fmt::format("said of {} by this command: {} {}", jump.name, line.keyword, line.value));
    }
    if (options.config_file) {
        finding.notes.push_back(fmt::format(
            "ProxyJump reads the files of the ssh that is typed, not {}", *options.config_file));
    }
    if (!options.obstacle.empty()) finding.notes.push_back(options.obstacle);
    finding.help = {fmt::format(
        "before it becomes a ProxyJump, write them into a block `Host {}`; they are then "
        "in force for whoever else goes through it, too",
        jump.name)};
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        if (seen.route->status != RouteStatus::ok) continue;
        for (std::size_t at = 1; at < seen.route->hops.size(); ++at) {
            const Hop& hop = seen.route->hops[at];
            const Hop& jump = seen.route->hops[at - 1];
            if (!hop.command || hop.flaw || !hop.resolution || !is_replaceable(hop.reach)) continue;
            const auto where = value_place(visit.subject, hop.resolution->proxy_origin);
            const auto options = options_of(jump, *visit.of.dialect);
            if (!where || !options) continue;
            const bool is_lost =
                !options->lines.empty() || options->config_file || !options->obstacle.empty();
            if (!is_lost) continue;
            Finding* const finding = findings.add_seen(
                *where, "ProxyJump would lose options of this ssh", visit.number, *seen.when);
            if (finding != nullptr) report(jump, *options, *finding);
        }
    }
}

}  // namespace

extern const Rule mig006_options_lost{
    .id = "MIG006",
    .name = "options-lost",
    .severity = Severity::info,
    .precision = Precision::high,
    .summary = "The ssh of a recipe has options that ProxyJump cannot carry",
    .why = R"(
`ProxyJump user@gw:port` says a user and a port. Other options of the ssh in a ProxyCommand, as `-i KEY`,
`-c CIPHER` or `-o StrictHostKeyChecking=no`, have no place in it: they must stand in a block for gw
(ssh_config(5), ProxyJump). There they are in force for everybody who goes through gw, and for
`ssh gw`, so that two recipes with different options for one gw need two names for it.

What a connection that is only passed on does not notice (`-q`, `-A`, `-X`, `-t`, `-T`) is left out. It is
no fault, but what is forgotten where a recipe is rewritten by hand.
)",
    .advice =
        "`sshplan migrate` writes such a block, and proves that nothing else changes. Or leave the "
        "ProxyCommand as it is.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -i ~/.ssh/gw -W %h:%p gw»
)",
            .also = "MIG002"},
    .good = {.text = R"(
Host db
    ProxyJump gw

Host gw
    IdentityFile ~/.ssh/gw
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
