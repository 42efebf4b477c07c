#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/route_lines.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/address.hpp"
#include "planner/resolve/spelling.hpp"

namespace sshplan {
namespace {

/// Whether a name looks like one that only a configuration explains.
bool is_bare(std::string_view name) {
    return name.find('.') == std::string_view::npos && !is_address(name) &&
           !equals_ignoring_case(name, "localhost") && !is_none(name);
}

/// Whether nothing is said of a jump host but that it is one. What comes later in a list is looked
/// up by the host before it, and a name that is not written there comes of tokens.
bool is_undefined(const Route& route, const Dialect& dialect) {
    const Hop& hop = route.hops.front();
    if (route.hops.size() < 2 || !hop.because || !hop.resolution) return false;
    if (hop.reach != Reach::tcp || !is_bare(hop.name) ||
        hop.because->text.find(hop.name) == std::string::npos) {
        return false;
    }
    const Resolution& own = *hop.resolution;
    if (own.config_option) return false;  // what that file says is not known
    const bool is_completed =
        own.effective(Keyword::canonicalize_hostname, dialect.edition) != "false";
    return equals_ignoring_case(hop.hostname, hop.name) && !is_completed &&
           !is_picked(own, dialect);
}

/// The name in the line, if it is there just once.
Place place_of_name(const Place& value, std::string_view name) {
    const std::string_view text = value.file->at(value.span);
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos || text.find(name, at + 1) != std::string_view::npos) {
        return value;
    }
    const auto begin = value.span.begin + static_cast<std::uint32_t>(at);
    return {value.file, {begin, begin + static_cast<std::uint32_t>(name.size())}};
}

/// The names that files know, by the configuration that they belong to.
using Names = std::map<const LintTarget*, std::vector<std::string_view>>;

Names names_in(const Subject& subject) {
    Names names;
    for (const Case& one : subject.cases()) {
        if (one.of.host != InvocationClass::Host::named) continue;
        names[one.target].push_back(one.of.invocation.destination.host);
    }
    return names;
}

/// Whether two names are those of a series, as gw1 and gw2 are: one is no slip for the other.
bool are_numbered(std::string_view a, std::string_view b) {
    const auto without_digits = [](std::string name) {
        std::erase_if(name, [](char byte) { return byte >= '0' && byte <= '9'; });
        return name;
    };
    return without_digits(std::string{a}) == without_digits(std::string{b});
}

/// The name of the same configuration that was probably meant; nothing if there is none, or if
/// another configuration has the very name: that one may include this.
std::optional<std::string_view> meant_by(std::string_view name,
                                         const LintTarget* target,
                                         const Names& names) {
    const auto has_it = [&](const Names::value_type& of) {
        return std::ranges::find(of.second, name) != of.second.end();
    };
    const auto own = names.find(target);
    if (own == names.end() || std::ranges::any_of(names, has_it)) return std::nullopt;
    std::vector<std::string_view> others;
    std::ranges::copy_if(own->second, std::back_inserter(others), [&](std::string_view other) {
        return !are_numbered(name, other);
    });
    const auto nearest = nearest_names(name, others, 1);
    if (nearest.empty()) return std::nullopt;
    return nearest.front();
}

/// Notes a jump host of which nothing is said. Whether another name looks like it is asked once, at
/// the end.
void note_undefined(const Visit& visit, Findings& findings) {
    for (const SeenRoute& seen : seen_routes(visit)) {
        if (seen.route->hops.empty() || !is_undefined(*seen.route, *visit.of.dialect)) continue;
        const Hop& hop = seen.route->hops.front();
        const auto value = value_place(visit.subject, hop.because->origin);
        if (!value) continue;
        (void)findings.add_seen(
            place_of_name(*value, hop.name), hop.name, visit.number, *seen.when);
    }
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<Finding> noted = findings.take();
    if (noted.empty()) return;
    const Names names = names_in(subject);
    // Thousands of lines may name one jump host.
    std::map<std::pair<const LintTarget*, std::string>, std::optional<std::string_view>> meant;
    for (const Finding& one : noted) {
        const std::string& name = one.message;
        const LintTarget* const target = subject.cases()[one.cases.front()].target;
        const auto [known, is_new] = meant.try_emplace({target, name});
        if (is_new) known->second = meant_by(name, target, names);
        const std::optional<std::string_view> nearest = known->second;
        if (!nearest) continue;
        Finding& finding = findings.add(
            one.where,
            fmt::format("no Host line names the jump host {}, but one names {}", name, *nearest));
        finding.cases = one.cases;
        finding.when = one.when;
        finding.caption = "looked up as it is written";
        finding.help = {
            fmt::format("did you mean {}?", *nearest),
            fmt::format("else give it a block, 'Host {}', or write its full name here", name)};
    }
}

}  // namespace

extern const Rule sem048_jump_target_undefined{
    .id = "SEM048",
    .name = "jump-target-undefined",
    .severity = Severity::info,
    .precision = Precision::medium,
    .summary = "A jump goes to a short name that no Host line names, and that looks like one",
    .why = R"(
A jump host is an ssh destination like any other: ssh looks for blocks that match it, and dials the
name as it is where none gives it a HostName (ssh_config(5), ProxyJump). Here a name without a dot
is named by no `Host` line, while another name of the files is but a letter or two away, or begins
with it: a slip, a block that was renamed, or `Host gate.example.com`, which does not apply to
`gate`.

A short name that looks like no other, or differs in digits alone, is not reported: `/etc/hosts`, a
search domain or a file that is not judged may know it. Only the first hop is judged, and only where
names are not canonicalised; later hops are looked up by the host before them.
)",
    .advice =
        "Correct the name, or give the jump host a block. The finding may be left alone where the "
        "local resolver knows the name.",
    .bad = {.text = R"(
Host db
    ProxyJump «bastoin»

Host bastion
    HostName bastion.example.com
)"},
    .good = {.text = R"(
Host db
    ProxyJump bastion

Host bastion
    HostName bastion.example.com
)"},
    .check = check,
    .visit = note_undefined,
};

}  // namespace sshplan
