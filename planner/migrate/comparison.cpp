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
             const CaseTaker& take,
             ComparisonCount& count)
        : before_(before), after_(after), conditions_(conditions), take_(take), count_(count) {}

    void run(const Dialect& dialect) {
        old_quiet_ = new_quiet_ = {};
        Client old_client = before_.client;
        Client new_client = after_.client;
        old_client.dialect = new_client.dialect = dialect;
        const InvocationClasses classes =
            invocation_classes({{&old_client, before_.world, before_.files},
                                {&new_client, after_.world, after_.files}});
        count_.classes = std::max(count_.classes, classes.all.size());
        are_all_refused_ = true;
        for (const InvocationClass& one : classes.all) {
            if (is_over_) return;
            if (one.local_user) old_client.user = new_client.user = *one.local_user;
            compare(one, old_client, new_client);
            old_client.user = new_client.user = before_.client.user;
        }
        // What ssh refuses before and after has no routes that could have been missed.
        if (are_all_refused_) return;
        for (const Note& gap : classes.gaps) add_gap(gap);
        for (const Note& gap : classes.route_gaps) add_gap(gap);
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
            const Route before = plan(one.invocation, before_, old_client, old_quiet_);
            const Route after = plan(one.invocation, after_, new_client, new_quiet_);
            const std::vector<RouteChange> changes = route_changes(before, after, old_client);
            const bool is_refused =
                before.status == RouteStatus::refused && after.status == RouteStatus::refused;
            are_all_refused_ = are_all_refused_ && is_refused;
            const ComparedCase compared{
                one, old_client.dialect, conditions_.trail(), before, after, changes};
            is_over_ = take_(compared) == AfterCase::stop;
            if (is_over_) return conditions_.forget_choices();
        } while (conditions_.next_branch());
        count_.outcomes = std::max(count_.outcomes, outcomes);
    }

    /// Every condition below which a line sets anything is branched on: all settings are compared.
    [[nodiscard]] Route plan(const Invocation& invocation,
                             const LintTarget& state,
                             const Client& client,
                             QuietBlocks& quiet) const {
        return plan_route(invocation,
                          client,
                          {.world = *state.world,
                           .files = *state.files,
                           .conditions = conditions_,
                           .branching = Branching::all_that_sets,
                           .quiet = &quiet});
    }

    void add_gap(Note gap) {
        if (std::ranges::find(count_.gaps, gap) == count_.gaps.end()) {
            count_.gaps.push_back(std::move(gap));
        }
    }

    bool are_all_refused_ = true;  // by the release at hand
    bool is_over_ = false;
    QuietBlocks old_quiet_;
    QuietBlocks new_quiet_;
    const LintTarget& before_;
    const LintTarget& after_;
    Conditions& conditions_;
    const CaseTaker& take_;
    ComparisonCount& count_;
};

}  // namespace

ComparisonCount compare_states(const LintTarget& before,
                               const LintTarget& after,
                               std::span<const Dialect> dialects,
                               Conditions& conditions,
                               const CaseTaker& take) {
    ComparisonCount count;
    Comparer comparer{before, after, conditions, take, count};
    for (const Dialect& dialect : dialects) {
        comparer.run(dialect);
        count.versions.emplace_back(dialect.name);
    }
    return count;
}

}  // namespace sshplan
