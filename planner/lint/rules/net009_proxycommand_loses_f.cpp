#include <string>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Whether a file may be given by -F: it is judged for others, and lies in no folder `.ssh`, where
/// ssh finds it by itself, or by an Include.
bool may_be_given(const Client& client) {
    return client.user_config.wanted == RoleFile::Wanted::judged &&
           ("/" + client.user_config.path).find("/.ssh/") == std::string::npos;
}

/// Whether the files say something of the host of an ssh that a command starts, and it reads them
/// only where nobody says -F.
bool loses_them(const Hop& before, const Dialect& dialect) {
    return before.resolution && !before.resolution->config_option &&
           is_picked(*before.resolution, dialect);
}

void visit_routes(const Visit& visit, Findings& findings) {
    if (!may_be_given(visit.of.target->client)) return;
    for (const SeenRoute& seen : seen_routes(visit)) {
        const std::vector<Hop>& hops = seen.route->hops;
        for (std::size_t at = 1; at < hops.size(); ++at) {
            const Hop& before = hops[at - 1];
            const bool is_lost =
                hops[at].command && hops[at].resolution && loses_them(before, *visit.of.dialect);
            const auto where = is_lost
                                   ? value_place(visit.subject, hops[at].resolution->proxy_origin)
                                   : std::nullopt;
            if (!where) continue;
            Finding* const finding = findings.add_seen(
                *where,
                fmt::format("with ssh -F, the ssh of this command does not read what these files "
                            "say of {}",
                            before.name),
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->caption = "reads ~/.ssh/config instead";
            finding->help = {"write ProxyJump, which hands -F on; or give this ssh a -F too"};
        }
    }
}

}  // namespace

extern const Rule net009_proxycommand_loses_f{
    .id = "NET009",
    .name = "proxycommand-loses-F",
    .severity = Severity::warning,
    .precision = Precision::medium,
    .summary = "The ssh of a ProxyCommand does not read a file that is given by -F",
    .why = R"(
`ssh -F team.conf db` reads team.conf alone, but the ssh that a ProxyCommand starts is a new one: it
reads `~/.ssh/config` and the system's file, so that the block of the jump host in team.conf is not
used. ProxyJump hands the option on (ssh.c main, where it makes its ProxyCommand).

Which way a file is used cannot be seen in it: the finding is one of the profile `strict`, and there
is none for files in a folder `.ssh`, and for the system's file.
)",
    .advice =
        "Write ProxyJump (`sshplan migrate` does), or `ssh -F FILE` in the command. The finding "
        "may be left alone where the file is only ever included by `~/.ssh/config`. Changing it "
        "changes which file the jump is read from, so no fix is offered.",
    .bad = {.text = R"(
Host db
    ProxyCommand «ssh -W %h:%p gw»

Host gw
    HostName gw.example.com
)",
            .also = "MIG002 SEC046",
            .profile = "strict"},
    .good = {.text = R"(
Host db
    ProxyJump gw

Host gw
    HostName gw.example.com
)",
             .profile = "strict"},
    .audience = Audience::strict,
    .visit = visit_routes,
};

}  // namespace sshplan
