#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The line that says the login name of a hop; null if none does.
const Obtained* user_of(const Hop& hop) {
    return hop.resolution ? hop.resolution->value(Keyword::user) : nullptr;
}

/// Whether nothing says a login name of a hop. What a file of another -F says is not known, and
/// `none`, a host to old releases, is meant to be none.
bool has_no_user(const Hop& hop) {
    return hop.resolution && !hop.resolution->config_option && user_of(hop) == nullptr &&
           !is_none(hop.name);
}

void report(const Hop& hop,
            const Obtained& user,
            const SeenRoute& seen,
            const Visit& visit,
            Findings& findings) {
    const auto where = value_place(visit.subject, hop.because->origin);
    const auto line = value_place(visit.subject, user.origin);
    if (!where || !line) return;
    Finding* const finding = findings.add_seen(
        *where,
        fmt::format("no User is set for {}: ssh logs in there under the local name", hop.name),
        visit.number,
        *seen.when);
    if (finding == nullptr) return;
    finding->caption = "the destination's User is not used here";
    finding->related = {{*line, "for the destination alone"}};
    finding->help = {
        fmt::format("write the login name in the block of {0}, or here: user@{0}", hop.name)};
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        const std::vector<Hop>& hops = seen.route->hops;
        const auto destination =
            std::ranges::find_if(hops, [](const Hop& hop) { return !hop.because; });
        const Obtained* const user = destination != hops.end() ? user_of(*destination) : nullptr;
        if (user == nullptr || user->origin.kind != OriginKind::file) continue;
        for (auto hop = hops.begin(); hop != destination; ++hop) {
            if (has_no_user(*hop)) report(*hop, *user, seen, visit, findings);
        }
    }
}

}  // namespace

extern const Rule net005_hop_user{
    .id = "NET005",
    .name = "hop-user",
    .severity = Severity::hint,
    .precision = Precision::low,
    .summary = "A jump host has no User, although the destination behind it has one",
    .why = R"(
The jump host is reached by an ssh of its own, which reads the blocks that match the jump host:
User, Port and IdentityFile of the destination's block are not used for it (ssh_config(5),
ProxyJump). Where nothing else says a User, it is the name of whoever calls ssh: in a file that
several people use another one for each of them, and rarely an account of the jump host.
)",
    .advice =
        "Write the User in the jump host's block, or in the jump: `user@gw`. Nothing has to be "
        "done "
        "where accounts on the jump host are called as those on the machines that use the file.",
    .bad = {.text = R"(
Host db
    User deploy
    ProxyJump «gw.example.com»
)",
            .profile = "shared-repo"},
    .good = {.text = R"(
Host db
    User deploy
    ProxyJump ops@gw.example.com
)",
             .profile = "shared-repo"},
    .audience = Audience::shared_repo,
    .visit = visit_routes,
};

}  // namespace sshplan
