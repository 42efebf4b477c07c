#include "tools/sshplan/views/hosts_lines.hpp"

#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tools/sshplan/views/host_wording.hpp"
#include "tools/sshplan/views/styled_line.hpp"

namespace sshplan::cli {
namespace {

constexpr Style plain{Colours::off};

}  // namespace

void print_host_names(std::ostream& out, const HostsAnswer& answer) {
    std::set<std::string_view> printed;  // several configurations may name the same host
    const auto print = [&](const ListedName& named) {
        if (!printed.insert(named.name).second) return;
        StyledLine{}.add(named.name).write(out, plain);
    };
    for (const ListedHost& host : answer.list.hosts) print(host.named);
    for (const HostDifference& change : answer.changes) print(change.named);
}

void print_route_lines(std::ostream& out, const HostsAnswer& answer) {
    std::set<std::string> lines;
    for (const ListedHost& host : answer.list.hosts) {
        for (const Outcome& outcome : host.outcomes) {
            const std::string when = outcome_line(outcome.when, answer.conditions);
            lines.insert(fmt::format("{}{}{}  {}",
                                     field_text(host.named.name),
                                     when.empty() ? "" : "  ",
                                     when,
                                     route_line(host.routes[outcome.route])));
        }
    }
    for (const std::string& line : lines) StyledLine{}.add(line).write(out, plain);
}

}  // namespace sshplan::cli
