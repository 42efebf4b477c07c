#include "planner/migrate/comparison.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/explore/outcome_limit.hpp"
#include "planner/plan/needs.hpp"
#include "planner/plan/plan.hpp"

namespace sshplan {
namespace {

/// A state as one release reads it, for one caller after the other.
class ComparedState {
public:
    ComparedState(const LintTarget& target, const Dialect& dialect)
        : target_(target), client_(target.client) {
        client_.dialect = dialect;
    }

    [[nodiscard]] const Client& client() const { return client_; }

    /// Lets somebody else call; without a name whoever the target says.
    void let_call(const std::optional<std::string>& user) {
        client_.user = user.value_or(target_.client.user);
    }

    /// Every condition below which a line sets anything is branched on: all settings are compared.
    [[nodiscard]] Route plan(const Invocation& invocation, Conditions& conditions) {
        Route route = plan_way(invocation,
                               client_,
                               {.world = *target_.world,
                                .files = *target_.files,
                                .conditions = conditions,
                                .branching = Branching::all_that_sets},
                               shared_[client_.user]);
        add_needs(route);
        return route;
    }

private:
    const LintTarget& target_;
    Client client_;
    std::map<std::string, SharedHops> shared_;  // by who calls
};

std::string limit_text(const InvocationClass& one, const Complaint& met) {
    return fmt::format("`ssh {}`: {}", fmt::join(one.words, " "), met.text);
}

std::string outcomes_text(const InvocationClass& one, std::size_t most) {
    return with_remedy(
        fmt::format("`ssh {}` has {}", fmt::join(one.words, " "), more_than(Limit::outcomes, most)),
        Limit::outcomes,
        most);
}

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
        ComparedState before{before_, dialect};
        ComparedState after{after_, dialect};
        const InvocationClasses classes =
            invocation_classes({{&before.client(), before_.world, before_.files},
                                {&after.client(), after_.world, after_.files}});
        count_.classes = std::max(count_.classes, classes.all.size());
        are_all_refused_ = true;
        PrintedSettings printed{before.client()};
        for (const InvocationClass& one : classes.all) {
            if (is_over_) return;
            before.let_call(one.local_user);
            after.let_call(one.local_user);
            compare(one, before, after, printed);
        }
        // What ssh refuses before and after has no routes that could have been missed.
        if (are_all_refused_) return;
        for (const Note& gap : classes.gaps) add_gap(gap);
        for (const Note& gap : classes.route_gaps) add_gap(gap);
    }

private:
    void compare(const InvocationClass& one,
                 ComparedState& before,
                 ComparedState& after,
                 PrintedSettings& printed) {
        const std::size_t most = most_outcomes(*before_.world);
        std::size_t outcomes = 0;
        do {
            if (++outcomes > most) {
                conditions_.forget_choices();
                return add_gap({"too-many-outcomes", outcomes_text(one, most)});
            }
            const Route old_route = before.plan(one.invocation, conditions_);
            const Route new_route = after.plan(one.invocation, conditions_);
            if (const Complaint* const met = limit_met(old_route, new_route)) {
                // A route that was cut short shows nothing, neither a change nor that there is
                // none.
                add_gap({"limit", limit_text(one, *met)});
                are_all_refused_ = false;
                continue;
            }
            const std::vector<RouteChange> changes =
                route_changes(old_route, new_route, before.client(), printed);
            const bool is_refused = old_route.status == RouteStatus::refused &&
                                    new_route.status == RouteStatus::refused;
            are_all_refused_ = are_all_refused_ && is_refused;
            const ComparedCase compared{
                one, before.client().dialect, conditions_.trail(), old_route, new_route, changes};
            is_over_ = take_(compared) == AfterCase::stop;
            if (is_over_) return conditions_.forget_choices();
        } while (conditions_.next_branch());
        count_.outcomes = std::max(count_.outcomes, outcomes);
    }

    void add_gap(Note gap) {
        if (noted_.insert(gap).second) count_.gaps.push_back(std::move(gap));
    }

    std::set<Note> noted_;
    bool are_all_refused_ = true;  // by the release at hand
    bool is_over_ = false;
    const LintTarget& before_;
    const LintTarget& after_;
    Conditions& conditions_;
    const CaseTaker& take_;
    ComparisonCount& count_;
};

}  // namespace

const Complaint* limit_met(const Route& before, const Route& after) {
    for (const Route* const route : {&before, &after}) {
        if (route->ending != Ending::limit) continue;
        const auto ours = std::ranges::find(route->complaints, true, &Complaint::is_ours);
        return ours == route->complaints.end() ? &route->complaints.back() : &*ours;
    }
    return nullptr;
}

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
