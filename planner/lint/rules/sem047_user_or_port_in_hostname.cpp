#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "parser/config/endpoint.hpp"
#include "parser/config/quote.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/expand.hpp"

namespace sshplan {
namespace {

/// Whether a HostName is more than a name or an address. An IPv6 address has two colons at least.
bool holds_more(std::string_view value) {
    if (is_ssh_uri(value) || value.find('@') != std::string_view::npos) return true;
    const std::size_t colon = value.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const bool is_alone = value.find(':') == colon || value[colon - 1] == ']';
    return is_alone && port_number(value.substr(colon + 1)).has_value();
}

std::optional<Endpoint> parts_of(std::string_view value) {
    return is_ssh_uri(value) ? parse_ssh_uri(value) : parse_user_host_port(value);
}

/// The line as several; what another line says of the host already is left out.
std::optional<Fix> split(const Place& line, const Resolution& resolution, const Subject& subject) {
    const Directive& directive = *subject.directive_at({line.file, line.span.begin});
    const Word& word = directive.words.front();
    const auto parts = parts_of(word.text);
    if (!parts || line.file->at(word.span) != word.text) return std::nullopt;
    if (parts->port && !port_number(*parts->port)) return std::nullopt;  // part of an address
    const std::string user = config_quoted(parts->user.value_or(""));
    if (has_token(user)) return std::nullopt;  // which releases expand in other ways
    const std::uint32_t begin = whole_line(*line.file, directive).begin;
    const std::string lead{line.file->at({begin, line.span.begin})};
    std::string added;
    if (parts->user && resolution.value(Keyword::user) == nullptr) {
        added += fmt::format("{}User {}\n", lead, user);
    }
    if (parts->port && resolution.value(Keyword::port) == nullptr) {
        added += fmt::format("{}Port {}\n", lead, *parts->port);
    }
    Fix fix{.title = fmt::format("Write HostName {}", parts->host)};
    if (!added.empty()) fix.title += ", and the rest in lines of their own";
    const bool is_added = added.empty() || fix.edits.add({{begin, begin}, std::move(added)});
    if (!is_added || !fix.edits.add({word.span, parts->host})) return std::nullopt;
    return fix;
}

/// What a program that is not known makes of a HostName is its own affair.
bool is_looked_up(const Hop& hop) {
    return hop.reach != Reach::command && hop.reach != Reach::vendor;
}

void visit_routes(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        for (const Hop& hop : seen.route->hops) {
            const Obtained* const value =
                hop.resolution ? hop.resolution->value(Keyword::hostname) : nullptr;
            if (value == nullptr || !holds_more(value->text) || !is_looked_up(hop)) continue;
            const auto where = value_place(visit.subject, value->origin);
            if (!where) continue;
            Finding* const finding = findings.add_seen(
                *where,
                fmt::format("'{}' is looked up as it stands, as the name of a host", value->text),
                visit.number,
                *seen.when);
            if (finding == nullptr) continue;
            finding->caption = "takes a name or an address, and nothing else";
            finding->help = {"write the login name as User, and the port as Port"};
            finding->fix = split(value->origin.place, *hop.resolution, visit.subject);
        }
    }
}

}  // namespace

extern const Rule sem047_user_or_port_in_hostname{
    .id = "SEM047",
    .name = "user-or-port-in-hostname",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "A HostName holds a login name, a port or a URI",
    .why = R"(
HostName takes a name or an address, and ssh does not take it apart (ssh_config(5), HostName):
`HostName ana@db:2022` makes ssh look up a host that is called `ana@db:2022`, and log in under the
local name at port 22. `user@`, `:port` and `ssh://` are understood on the command line, and in
ProxyJump.

Nothing is said where a ProxyCommand that is not known here gets the name: it may take it apart.
)",
    .advice = "Write User and Port in lines of their own.",
    .bad = {.text = R"(
Host db
    HostName «ana@db.example.com:2022»
)"},
    .good = {.text = R"(
Host db
    User ana
    Port 2022
    HostName db.example.com
)"},
    .visit = visit_routes,
};

}  // namespace sshplan
