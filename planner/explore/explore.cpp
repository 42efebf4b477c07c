#include "planner/explore/explore.hpp"

#include <algorithm>
#include <set>
#include <span>
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
template <typename Plan>
bool run_branches(std::vector<RoutedBranch>& branches,
                  Conditions& conditions,
                  std::size_t most,
                  const Plan& plan) {
    do {
        if (branches.size() == most) return false;
        Route route = plan();
        branches.push_back({conditions.trail(), std::move(route)});
    } while (conditions.next_branch());
    return true;
}

/// The branches that lead to each of the routes.
using Groups = std::vector<std::vector<RoutedBranch*>>;

/// Sorts the branches by the routes that they lead to.
std::vector<Branch> group(std::vector<RoutedBranch>& branches, Groups& groups) {
    std::vector<Branch> grouped;
    for (RoutedBranch& branch : branches) {
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
std::vector<Note> all_notes(std::span<RoutedBranch* const> branches) {
    std::vector<Note> notes;
    std::set<Note> noted;
    for (const RoutedBranch* branch : branches) {
        for (const Note& note : branch->route.notes) {
            if (noted.insert(note).second) notes.push_back(note);
        }
    }
    return notes;
}

/// The route to which all these branches lead, taken out of the first.
Route taken_route(std::span<RoutedBranch* const> branches) {
    std::vector<Note> notes = all_notes(branches);
    Route route = std::move(branches.front()->route);
    route.notes = std::move(notes);
    return route;
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

Explanation too_much(Explanation explanation,
                     std::size_t most,
                     const std::vector<RoutedBranch>& branches,
                     const Conditions& conditions) {
    explanation.ending = Ending::limit;
    explanation.complaints.push_back(too_many_outcomes(most, taken_in(branches), conditions.all()));
    return explanation;
}

/// Says under which outcomes the branches lead to the routes, and what there is to say of that.
Explanation conclude(Explanation explanation, const std::vector<Branch>& grouped) {
    for (Cover& cover : smallest_cover(grouped)) {
        explanation.outcomes.push_back({std::move(cover.when), cover.group});
    }
    note_private_networks(explanation);
    settle_ending(explanation);
    return explanation;
}

/// What the branches of a plan come to, without their settings.
template <typename Plan>
Explanation explore_plan(Explanation explanation,
                         Conditions& conditions,
                         std::size_t most,
                         const Plan& plan) {
    std::vector<RoutedBranch> branches;
    if (!run_branches(branches, conditions, most, plan)) {
        conditions.forget_choices();
        return too_much(std::move(explanation), most, branches, conditions);
    }
    Groups groups;
    const std::vector<Branch> grouped = group(branches, groups);
    for (const auto& members : groups) explanation.routes.push_back({taken_route(members)});
    return conclude(std::move(explanation), grouped);
}

}  // namespace

Explanation explore_routes(const Invocation& invocation,
                           const Client& client,
                           const Surroundings& surroundings) {
    return explore_plan({.destination = invocation.destination.typed, .client = client},
                        surroundings.conditions,
                        most_outcomes(surroundings.world),
                        [&] { return plan_route(invocation, client, surroundings); });
}

Explanation explore_only_route(const Invocation& invocation,
                               const Client& client,
                               const Surroundings& surroundings) {
    return explore_plan({.destination = invocation.destination.typed, .client = client},
                        surroundings.conditions,
                        1,
                        [&] { return plan_route(invocation, client, surroundings); });
}

Explanation explore_ways(const Invocation& invocation,
                         const Client& client,
                         const Surroundings& surroundings,
                         SharedHops& shared) {
    return explore_plan({.destination = invocation.destination.typed, .client = client},
                        surroundings.conditions,
                        most_outcomes(surroundings.world),
                        [&] { return plan_way(invocation, client, surroundings, shared); });
}

namespace {

/// Every branch, and how they go together.
struct Exploration {
    Explanation explanation;  // without routes
    bool is_whole = true;
    std::vector<RoutedBranch> branches{};
    Groups groups{};  // points into them
    std::vector<Branch> grouped{};
};

/// `plan`: plan_route() or the like.
Exploration explore_all(const Invocation& invocation,
                        const Client& client,
                        World& world,
                        ConfigFiles& files,
                        const ExplorationOptions& options,
                        const auto& plan) {
    Conditions conditions{
        options.sources.value_or(ConditionSources{world, world, world, client.shell}),
        options.assumptions};
    const Surroundings surroundings{.world = world,
                                    .files = files,
                                    .conditions = conditions,
                                    .blocks = options.blocks,
                                    .inclusions = options.inclusions};
    Exploration all{{.destination = invocation.destination.typed, .client = client}};
    Explanation& explanation = all.explanation;
    all.is_whole = run_branches(all.branches, conditions, most_outcomes(world), [&] {
        return plan(invocation, client, surroundings);
    });
    explanation.conditions = conditions.all();
    for (const Assumption& assumption : conditions.assumptions()) {
        if (!assumption.matched) explanation.unused_assumptions.push_back(assumption.written);
    }
    if (all.is_whole) {
        all.grouped = group(all.branches, all.groups);
    } else {
        explanation =
            too_much(std::move(explanation), most_outcomes(world), all.branches, conditions);
    }
    return all;
}

}  // namespace

Explanation explore_without_settings(const Invocation& invocation,
                                     const Client& client,
                                     World& world,
                                     ConfigFiles& files,
                                     const ExplorationOptions& options) {
    SharedHops shared;
    const auto plan = [&](const auto&... arguments) { return plan_way(arguments..., shared); };
    Exploration all = explore_all(invocation, client, world, files, options, plan);
    if (!all.is_whole) return std::move(all.explanation);
    for (const auto& members : all.groups) {
        all.explanation.routes.push_back({taken_route(members)});
    }
    return conclude(std::move(all.explanation), all.grouped);
}

Explanation explore(const Invocation& invocation,
                    const Client& client,
                    World& world,
                    ConfigFiles& files,
                    const ExplorationOptions& options) {
    Exploration all = explore_all(invocation, client, world, files, options, plan_route);
    if (!all.is_whole) return std::move(all.explanation);
    for (const auto& members : all.groups) {
        auto rows = option_rows(members);
        all.explanation.routes.push_back({taken_route(members), std::move(rows)});
    }
    Explanation explanation = conclude(std::move(all.explanation), all.grouped);
    explanation.name = check_name(invocation.destination.host, files, client.dialect);
    return explanation;
}

}  // namespace sshplan
