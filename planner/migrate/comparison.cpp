#include "planner/migrate/comparison.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/plan/plan.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_outcomes = 4096;

/// Goes through all cases of one release.
class Comparer {
public:
    Comparer(const LintTarget& before,
             const LintTarget& after,
             Conditions& conditions,
             const std::function<void(const ComparedCase&)>& take,
             ComparisonCount& count)
        : before_(before), after_(after), conditions_(conditions), take_(take), count_(count) {}

    void run(const Dialect& dialect) {
        Client old_client = before_.client;
        Client new_client = after_.client;
        old_client.dialect = new_client.dialect = dialect;
        const InvocationClasses classes =
            invocation_classes({{&old_client, before_.world, before_.files},
                                {&new_client, after_.world, after_.files}});
        for (const Note& gap : classes.gaps) add_gap(gap);
        for (const Note& gap : classes.route_gaps) add_gap(gap);
        count_.classes = std::max(count_.classes, classes.all.size());
        for (const InvocationClass& one : classes.all) {
            if (one.local_user) old_client.user = new_client.user = *one.local_user;
            compare(one, old_client, new_client);
            old_client.user = new_client.user = before_.client.user;
        }
    }

private:
    void compare(const InvocationClass& one, const Client& old_client, const Client& new_client) {
        std::size_t outcomes = 0;
        do {
            if (++outcomes > most_outcomes) {
                conditions_.forget_choices();
                return add_gap({"too-many-outcomes",
                                fmt::format("`ssh {}` has more than {} outcomes",
                                            fmt::join(one.words, " "),
                                            most_outcomes)});
            }
            const Route before = plan(one.invocation, before_, old_client);
            const Route after = plan(one.invocation, after_, new_client);
            const std::vector<RouteChange> changes = route_changes(before, after, old_client);
            ++count_.cases;
            if (changes.empty()) ++count_.equal;
            take_({one, old_client.dialect, conditions_.trail(), before, after, changes});
        } while (conditions_.next_branch());
        count_.outcomes = std::max(count_.outcomes, outcomes);
    }

    /// Every condition below which a line sets anything is branched on: all settings are compared.
    [[nodiscard]] Route plan(const Invocation& invocation,
                             const LintTarget& state,
                             const Client& client) const {
        return plan_route(invocation,
                          client,
                          {*state.world, *state.files, conditions_, Branching::all_that_sets});
    }

    void add_gap(Note gap) {
        if (std::ranges::find(count_.gaps, gap) == count_.gaps.end()) {
            count_.gaps.push_back(std::move(gap));
        }
    }

    const LintTarget& before_;
    const LintTarget& after_;
    Conditions& conditions_;
    const std::function<void(const ComparedCase&)>& take_;
    ComparisonCount& count_;
};

}  // namespace

ComparisonCount compare_states(const LintTarget& before,
                               const LintTarget& after,
                               std::span<const Dialect> dialects,
                               Conditions& conditions,
                               const std::function<void(const ComparedCase&)>& take) {
    ComparisonCount count;
    Comparer comparer{before, after, conditions, take, count};
    for (const Dialect& dialect : dialects) {
        comparer.run(dialect);
        count.versions.emplace_back(dialect.name);
    }
    return count;
}

}  // namespace sshplan
