#include "planner/explore/cover.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace sshplan {
namespace {

constexpr std::size_t most_to_search = 7;  // conditions: 3^7 states

bool contradicts(const Branch& branch, const Guard& guard) {
    return std::ranges::any_of(branch.trail, [&](const Guard& g) {
        return g.condition == guard.condition && g.outcome != guard.outcome;
    });
}

using Branches = std::vector<const Branch*>;

Branches agreeing(const Branches& branches, const Guard& guard) {
    Branches result;
    std::ranges::copy_if(branches, std::back_inserter(result), [&](const Branch* b) {
        return !contradicts(*b, guard);
    });
    return result;
}

bool is_one_group(const Branches& branches) {
    return std::ranges::all_of(
        branches, [&](const Branch* b) { return b->group == branches.front()->group; });
}

/// The conditions that these branches took, in the order of asking.
std::vector<ConditionId> conditions_of(const Branches& branches) {
    std::vector<ConditionId> conditions;
    for (const Branch* branch : branches) {
        for (const Guard& guard : branch->trail) {
            if (std::ranges::find(conditions, guard.condition) == conditions.end()) {
                conditions.push_back(guard.condition);
            }
        }
    }
    return conditions;
}

void prepend(std::vector<Cover>& covers, const Guard& guard) {
    for (Cover& cover : covers) cover.when.insert(cover.when.begin(), guard);
}

/// Searches all decision trees, remembering what was found for each set of outcomes.
class Search {
public:
    std::vector<Cover> run(const Branches& branches, const When& fixed) {
        if (branches.empty()) return {};  // outcomes that contradict each other
        if (is_one_group(branches)) return {{.group = branches.front()->group}};
        const auto known = found_.find(fixed);
        if (known != found_.end()) return known->second;
        std::optional<std::vector<Cover>> best;
        for (const ConditionId id : conditions_of(branches)) {
            const bool is_fixed = std::ranges::find(fixed, id, &Guard::condition) != fixed.end();
            if (is_fixed) continue;
            std::vector<Cover> tree = split(branches, fixed, id);
            if (!best || tree.size() < best->size()) best = std::move(tree);
        }
        return found_[fixed] = best.value_or(std::vector<Cover>{});
    }

private:
    std::vector<Cover> split(const Branches& branches, const When& fixed, ConditionId id) {
        std::vector<Cover> tree;
        for (const bool outcome : {true, false}) {
            const Guard guard{id, outcome};
            When more = fixed;
            more.insert(std::ranges::upper_bound(more, guard), guard);
            std::vector<Cover> side = run(agreeing(branches, guard), more);
            prepend(side, guard);
            std::ranges::move(side, std::back_inserter(tree));
        }
        return tree;
    }

    std::map<When, std::vector<Cover>> found_;
};

/// The tree in which the branches were run, without the questions that decide nothing.
std::vector<Cover> collapsed(const Branches& branches, std::size_t depth) {
    if (is_one_group(branches)) return {{.group = branches.front()->group}};
    const ConditionId id = branches.front()->trail[depth].condition;
    std::vector<Cover> tree;
    for (const bool outcome : {true, false}) {
        Branches side;
        std::ranges::copy_if(branches, std::back_inserter(side), [&](const Branch* b) {
            return b->trail[depth].outcome == outcome;
        });
        std::vector<Cover> covers = collapsed(side, depth + 1);
        prepend(covers, {id, outcome});
        std::ranges::move(covers, std::back_inserter(tree));
    }
    return tree;
}

}  // namespace

std::vector<Cover> smallest_cover(const std::vector<Branch>& branches) {
    Branches all;
    for (const Branch& branch : branches) all.push_back(&branch);
    if (all.empty()) return {};
    std::vector<Cover> covers =
        conditions_of(all).size() <= most_to_search ? Search{}.run(all, {}) : collapsed(all, 0);
    for (Cover& cover : covers) std::ranges::sort(cover.when);
    return covers;
}

}  // namespace sshplan
