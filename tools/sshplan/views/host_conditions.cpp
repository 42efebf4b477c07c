#include "tools/sshplan/views/host_conditions.hpp"

#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

}  // namespace

std::set<ConditionId> deciding_conditions(const HostsAnswer& answer) {
    std::set<ConditionId> ids;
    const auto take = [&](const When& when) {
        for (const Guard& guard : when) ids.insert(guard.condition);
    };
    for (const ListedHost& host : answer.list.hosts) {
        for (const Outcome& outcome : host.outcomes) take(outcome.when);
    }
    for (const HostDifference& change : answer.changes) {
        for (const RouteDifference& difference : change.routes) take(difference.when);
    }
    return ids;
}

void print_deciding_conditions(std::ostream& out,
                               const HostsAnswer& answer,
                               const HostsTextOptions& options) {
    const std::set<ConditionId> ids = deciding_conditions(answer);
    if (ids.empty()) return;
    out << '\n';
    const std::size_t column = indent + condition_name(*ids.rbegin()).size() + gap;
    for (const ConditionId id : ids) {
        const Condition& condition = answer.conditions[id];
        std::string place;
        if (!condition.asked.empty() && condition.asked.front().place.file != nullptr) {
            const Asking& first = condition.asked.front();
            place =
                fmt::format("{}:{}", path_text(first.place.file->name(), answer.home), first.line);
        }
        const std::vector<Cell> cells{{condition_name(id), Role::heading, indent},
                                      {subject_text(condition), Role::code, column},
                                      {place, Role::dim}};
        for (const StyledLine& line : flowed(cells, column, options.width)) {
            line.write(out, options.style);
        }
    }
}

std::string count_text(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace sshplan::cli
