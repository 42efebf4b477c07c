#include "tools/sshplan/views/hosts_diff_text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/host_conditions.hpp"
#include "tools/sshplan/views/host_wording.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/route_change_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t indent = 2;

/// The line behind a side of a change; empty if none is behind either.
std::string line_text(const Origin& origin, const Origin& other, const HostsAnswer& answer) {
    if (origin.kind == OriginKind::defaulted) {
        return other.kind == OriginKind::defaulted ? "" : "no line: ssh's default";
    }
    const std::string place = origin_text(origin, answer.home);
    if (origin.kind != OriginKind::file || origin.place.file == nullptr) return place;
    return fmt::format("{}  {}", place, printable(origin.place.file->at(origin.place.span)));
}

/// One side of a change, with its line below if there is no room beside it.
void print_side(std::ostream& out,
                const Cell& side,
                const std::string& line,
                const HostsTextOptions& options) {
    for (const StyledLine& text : flowed({side, {line, Role::dim}}, indent * 2, options.width)) {
        text.write(out, options.style);
    }
}

void print_change(std::ostream& out,
                  const HostDifference& change,
                  const RouteDifference& difference,
                  const HostsAnswer& answer,
                  const HostsTextOptions& options) {
    const std::string when =
        difference.when.empty() ? "" : "if " + when_text(difference.when, answer.conditions);
    const std::vector<Cell> cells{{printable(change.named.name), Role::hop},
                                  {naming_text(change)},
                                  {change_text(difference)},
                                  {when, Role::warning}};
    for (const StyledLine& line : flowed(cells, indent, options.width)) {
        line.write(out, options.style);
    }
    print_side(out,
               {"- " + route_line(difference.before), Role::error, indent},
               line_text(difference.before_line, difference.after_line, answer),
               options);
    print_side(out,
               {"+ " + route_line(difference.after), Role::good, indent},
               line_text(difference.after_line, difference.before_line, answer),
               options);
}

}  // namespace

void print_host_changes(std::ostream& out,
                        const HostsAnswer& answer,
                        const HostsTextOptions& wanted) {
    const HostsTextOptions options = wanted.fitted();
    for (const HostDifference& change : answer.changes) {
        for (const RouteDifference& difference : change.routes) {
            print_change(out, change, difference, answer, options);
        }
    }
    print_deciding_conditions(out, answer, options);
    if (!answer.changes.empty()) out << '\n';
    const std::string summary = fmt::format("{} of {} differ{}. Nothing was executed.",
                                            answer.changes.size(),
                                            count_text(answer.named, "host"),
                                            answer.changes.size() == 1 ? "s" : "");
    StyledLine{}.add(summary, Role::good).write(out, options.style);
}

}  // namespace sshplan::cli
