#include "planner/lint/policy/policy_routes.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/plan/plan.hpp"

namespace sshplan {

std::vector<RoutedBranch> PolicyRoutes::of(const InvocationClass& one,
                                           const LintTarget& target,
                                           const Dialect& dialect,
                                           const WorldCaller& caller,
                                           Branching branching) {
    if (one.local_user && caller.user && *one.local_user != *caller.user) return {};
    Client client = target.client;
    client.dialect = dialect;
    if (caller.user) client.user = *caller.user;
    if (one.local_user) client.user = *one.local_user;
    if (caller.host) client.host_name = *caller.host;
    const Surroundings surroundings{.world = *target.world,
                                    .files = *target.files,
                                    .conditions = conditions_,
                                    .branching = branching};
    std::vector<RoutedBranch> branches;
    do {
        if (is_over(one, target, branches.size())) {
            conditions_.forget_choices();
            return {};
        }
        ++routes_;
        Route route = plan_route(one.invocation, client, surroundings);
        if (route.ending == Ending::limit) note(one, route.complaints.back().text);
        branches.push_back({conditions_.trail(), std::move(route)});
    } while (conditions_.next_branch());
    return branches;
}

/// Whether one more route of an invocation of so many outcomes is too much.
bool PolicyRoutes::is_over(const InvocationClass& one,
                           const LintTarget& target,
                           std::size_t outcomes) {
    const Limits& limits = target.world->limits();
    const auto meets = [&](Limit limit, std::size_t count, std::string_view sentence) {
        const std::size_t most = limits.of(limit);
        if (count < most) return false;
        note(one,
             with_remedy(fmt::format(fmt::runtime(sentence), more_than(limit, most)), limit, most));
        return true;
    };
    return meets(Limit::outcomes, outcomes, "it has {}") ||
           meets(Limit::routes, routes_, "all that it is asked of have {}");
}

void PolicyRoutes::note(const InvocationClass& one, std::string_view why) {
    unjudged_.insert(
        fmt::format("the policy says nothing of `ssh {}`: {}", fmt::join(one.words, " "), why));
}

}  // namespace sshplan
