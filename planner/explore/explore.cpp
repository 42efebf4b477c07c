#include "planner/explore/explore.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/named_destination.hpp"
#include "planner/explore/option_rows.hpp"
#include "planner/explore/outcome_limit.hpp"
#include "planner/plan/plan.hpp"
#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

/// Runs the planning for every branch; false if there are more than the limit.
bool run_branches(std::vector<RoutedBranch>& branches,
                  const Invocation& invocation,
                  const Client& client,
                  const Surroundings& surroundings,
                  std::size_t most) {
    do {
        if (branches.size() == most) return false;
        Route route = plan_route(invocation, client, surroundings);
        branches.push_back({surroundings.conditions.trail(), std::move(route)});
    } while (surroundings.conditions.next_branch());
    return true;
}

/// Sorts the branches by the routes that they lead to.
std::vector<Branch> group(const std::vector<RoutedBranch>& branches,
                          std::vector<std::vector<const RoutedBranch*>>& groups) {
    std::vector<Branch> grouped;
    for (const RoutedBranch& branch : branches) {
        const auto same = std::ranges::find_if(groups, [&](const auto& members) {
            return is_same_route(members.front()->route, branch.route);
        });
        const auto number = static_cast<std::size_t>(same - groups.begin());
        if (same == groups.end()) groups.emplace_back();
        groups[number].push_back(&branch);
        grouped.push_back({branch.trail, number});
    }
    return grouped;
}

/// The notes of all branches of a route.
std::vector<Note> all_notes(const std::vector<const RoutedBranch*>& branches) {
    std::vector<Note> notes;
    std::set<Note> noted;
    for (const RoutedBranch* branch : branches) {
        for (const Note& note : branch->route.notes) {
            if (noted.insert(note).second) notes.push_back(note);
        }
    }
    return notes;
}

bool is_private(std::string_view address) {
    return numeric_address(address).has_value() && address.find(':') == std::string_view::npos &&
           address_within(address, "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16");
}

/// R20: what answers a probe in one private network may be another machine in another one.
void note_private_networks(Explanation& explanation) {
    if (explanation.routes.size() < 2) return;
    const std::vector<Hop>& hops = explanation.routes.front().route.hops;
    if (hops.empty() || !is_private(hops.back().hostname)) return;
    explanation.notes.push_back(
        {"private-address",
         fmt::format("{} is a private address: neither a probe nor localnetwork can tell two "
                     "networks of the same numbering apart",
                     hops.back().hostname)});
}

void settle_ending(Explanation& explanation) {
    const auto all = [&](Ending ending) {
        return std::ranges::all_of(explanation.routes, [ending](const ExploredRoute& r) {
            return r.route.ending == ending;
        });
    };
    const bool any_limit = std::ranges::any_of(
        explanation.routes, [](const ExploredRoute& r) { return r.route.ending == Ending::limit; });
    if (any_limit) {
        explanation.ending = Ending::limit;
    } else if (all(Ending::refused)) {
        explanation.ending = Ending::refused;
    }
    SaidBefore before;
    for (const ExploredRoute& explored : explanation.routes) {
        const Route& route = explored.route;
        const bool counts =
            explanation.ending == Ending::complete || route.ending == explanation.ending;
        for (const Complaint& complaint : route.complaints) {
            const bool said = complaint.severity == Severity::error &&
                              route.ending == Ending::refused &&
                              explanation.ending == Ending::complete;
            if (counts && !said && before.is_new(complaint)) {
                explanation.complaints.push_back(complaint);
            }
        }
    }
}

/// The branches that lead to each of the routes.
using Groups = std::vector<std::vector<const RoutedBranch*>>;

Explanation too_much(Explanation explanation,
                     std::size_t most,
                     const std::vector<RoutedBranch>& branches,
                     const Conditions& conditions) {
    explanation.ending = Ending::limit;
    explanation.complaints.push_back(too_many_outcomes(most, taken_in(branches), conditions.all()));
    return explanation;
}

/// Where the branches lead, and under which outcomes.
Explanation conclude(Explanation explanation,
                     const std::vector<RoutedBranch>& branches,
                     Groups& groups) {
    const std::vector<Branch> grouped = group(branches, groups);
    for (const auto& members : groups) {
        explanation.routes.push_back({members.front()->route});
        explanation.routes.back().route.notes = all_notes(members);
    }
    for (Cover& cover : smallest_cover(grouped)) {
        explanation.outcomes.push_back({std::move(cover.when), cover.group});
    }
    note_private_networks(explanation);
    settle_ending(explanation);
    return explanation;
}

}  // namespace

Explanation explore_routes(const Invocation& invocation,
                           const Client& client,
                           const Surroundings& surroundings,
                           std::size_t most_branches) {
    Explanation explanation{.destination = invocation.destination.typed, .client = client};
    std::vector<RoutedBranch> branches;
    if (!run_branches(branches, invocation, client, surroundings, most_branches)) {
        surroundings.conditions.forget_choices();
        return too_much(std::move(explanation), most_branches, branches, surroundings.conditions);
    }
    Groups groups;
    return conclude(std::move(explanation), branches, groups);
}

Explanation explore(const Invocation& invocation,
                    const Client& client,
                    World& world,
                    ConfigFiles& files,
                    const ExplorationOptions& options) {
    Conditions conditions{
        options.sources.value_or(ConditionSources{world, world, world, client.shell}),
        options.assumptions};
    const Surroundings surroundings{
        .world = world, .files = files, .conditions = conditions, .inclusions = options.inclusions};
    Explanation explanation{.destination = invocation.destination.typed, .client = client};
    std::vector<RoutedBranch> branches;
    const bool is_whole =
        run_branches(branches, invocation, client, surroundings, options.most_branches);
    explanation.conditions = conditions.all();
    for (const Assumption& assumption : conditions.assumptions()) {
        if (!assumption.matched) explanation.unused_assumptions.push_back(assumption.written);
    }
    if (!is_whole) {
        return too_much(std::move(explanation), options.most_branches, branches, conditions);
    }
    Groups groups;
    explanation = conclude(std::move(explanation), branches, groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        explanation.routes[i].options = option_rows(groups[i]);
    }
    explanation.name = check_name(invocation.destination.host, files, client.dialect);
    return explanation;
}

}  // namespace sshplan
