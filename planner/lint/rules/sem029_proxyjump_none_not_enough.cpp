#include <string>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The ProxyCommand that is in effect although ProxyJump none stands above it, in another block;
/// null if there is none. In one block both are written down side by side.
const Obtained* command_behind_none(const Resolution& resolution) {
    const Obtained* const jump = resolution.value(Keyword::proxy_jump);
    const Obtained* const command = resolution.value(Keyword::proxy_command);
    if (jump == nullptr || command == nullptr || resolution.jump) return nullptr;
    const bool is_behind = jump->origin.kind == OriginKind::file && is_none(jump->text) &&
                           command->number > jump->number && !is_none(command->text);
    const bool is_one_block = jump->origin.place.file == command->origin.place.file &&
                              jump->origin.heading == command->origin.heading;
    return is_behind && !is_one_block ? command : nullptr;
}

/// Whether the releases in question go different ways here.
bool releases_differ(const Subject& subject) {
    return subject.oldest().has(Difference::proxy_first_wins) !=
           subject.newest().has(Difference::proxy_first_wins);
}

std::optional<Fix> add_none(const Place& jump, const Subject& subject) {
    const Directive* const line = subject.directive_at({jump.file, jump.span.begin});
    if (line == nullptr) return std::nullopt;
    const std::uint32_t begin = whole_line(*jump.file, *line).begin;
    const std::string lead{jump.file->at({begin, jump.span.begin})};
    Fix fix{.title = "Add ProxyCommand none"};
    if (!fix.edits.add({{begin, begin}, fmt::format("{}ProxyCommand none\n", lead)})) {
        return std::nullopt;
    }
    return fix;
}

void report(const Visit& visit,
            const Resolution& resolution,
            const Obtained& command,
            Findings& findings) {
    const Place& jump = resolution.value(Keyword::proxy_jump)->origin.place;
    Finding* const finding =
        findings.add_seen(jump, "this does not keep the ProxyCommand below out", visit.number);
    if (finding == nullptr) return;
    finding->caption = "only keeps a ProxyJump out";
    finding->related.push_back({command.origin.place, "used all the same"});
    if (releases_differ(visit.subject)) {
        finding->notes = {"up to 10.2 it did keep it out: older releases connect directly"};
    }
    finding->help = {"write 'ProxyCommand none' beside it"};
    finding->fix = add_none(jump, visit.subject);
}

void visit(const Visit& visit, Findings& findings) {
    for (const ExploredRoute& explored : visit.explanation.routes) {
        for (const Hop& hop : explored.route.hops) {
            if (hop.resolution == nullptr) continue;
            const Obtained* const command = command_behind_none(*hop.resolution);
            if (command != nullptr) report(visit, *hop.resolution, *command, findings);
        }
    }
}

}  // namespace

extern const Rule sem029_proxyjump_none_not_enough{
    .id = "SEM029",
    .name = "proxyjump-none-not-enough",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A ProxyJump none does not keep a later ProxyCommand out",
    .why = R"(
Since OpenSSH 10.3, and in Debian's 9.2 since a security update, `ProxyJump none` keeps only a later
ProxyJump out; a ProxyCommand of a later block is used. Up to 10.2 it kept both out, so that one file
connects directly with an old ssh and through the proxy with a new one.
)",
    .advice = "Write `ProxyCommand none` as well: it keeps out both, in every release.",
    .bad = {.text = R"(
Host db
    «ProxyJump none»

Host *
    ProxyCommand /usr/local/bin/tunnel
)"},
    .good = {.text = R"(
Host db
    ProxyCommand none
    ProxyJump none

Host *
    ProxyCommand /usr/local/bin/tunnel
)"},
    .versions = "10.3 and later, and Debian's 9.2",
    .visit = visit,
};

}  // namespace sshplan
