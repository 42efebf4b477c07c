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
        if (branches.size() == limits_.branches || routes_ == limits_.routes) {
            conditions_.forget_choices();
            note(one, "it has too many outcomes");
            return {};
        }
        ++routes_;
        Route route = plan_route(one.invocation, client, surroundings);
        if (route.ending == Ending::limit) note(one, "a limit was met");
        branches.push_back({conditions_.trail(), std::move(route)});
    } while (conditions_.next_branch());
    return branches;
}

void PolicyRoutes::note(const InvocationClass& one, std::string_view why) {
    unjudged_.insert(
        fmt::format("the policy says nothing of `ssh {}`: {}", fmt::join(one.words, " "), why));
}

}  // namespace sshplan
