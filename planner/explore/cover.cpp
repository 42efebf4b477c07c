#include "planner/explore/cover.hpp"

#include <algorithm>
#include <array>
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

bool has_at_most(const Branches& branches, std::size_t count) {
    std::set<ConditionId> conditions;
    for (const Branch* branch : branches) {
        for (const Guard& guard : branch->trail) conditions.insert(guard.condition);
        if (conditions.size() > count) return false;
    }
    return true;
}

void prepend(std::vector<Cover>& covers, const Guard& guard) {
    for (Cover& cover : covers) cover.when.insert(cover.when.begin(), guard);
}

/// Searches all decision trees, remembering what was found for each set of outcomes.
class Search {
public:
    std::vector<Cover> run(const Branches& branches, const When& fixed) {
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
        const std::array sides{agreeing(branches, {id, true}), agreeing(branches, {id, false})};
        const bool tells_apart = !sides[0].empty() && !sides[1].empty();
        std::vector<Cover> tree;
        for (std::size_t side = 0; side < sides.size(); ++side) {
            if (sides[side].empty()) continue;
            const Guard guard{id, side == 0};
            When more = fixed;
            more.insert(std::ranges::upper_bound(more, guard), guard);
            std::vector<Cover> covers = run(sides[side], more);
            if (tells_apart) prepend(covers, guard);
            std::ranges::move(covers, std::back_inserter(tree));
        }
        return tree;
    }

    std::map<When, std::vector<Cover>> found_;
};

/// The tree in which the branches were run, without the questions that decide nothing. All branches
/// agree on the first `depth` questions.
std::vector<Cover> collapse(const Branches& branches, std::size_t depth) {
    if (is_one_group(branches)) return {{.group = branches.front()->group}};
    const ConditionId id = branches.front()->trail[depth].condition;
    std::array<Branches, 2> sides;
    for (const Branch* branch : branches) {
        sides[branch->trail[depth].outcome ? 0 : 1].push_back(branch);
    }
    if (sides[0].empty() || sides[1].empty()) return collapse(branches, depth + 1);
    std::vector<Cover> tree = collapse(sides[0], depth + 1);
    std::vector<Cover> other = collapse(sides[1], depth + 1);
    if (tree == other) return tree;
    prepend(tree, {id, true});
    prepend(other, {id, false});
    std::ranges::move(other, std::back_inserter(tree));
    return tree;
}

Branches pointers_to(const std::vector<Branch>& branches) {
    Branches all;
    for (const Branch& branch : branches) all.push_back(&branch);
    return all;
}

}  // namespace

std::vector<Cover> smallest_cover(const std::vector<Branch>& branches) {
    if (branches.empty()) return {};
    std::vector<Cover> covers = collapse(pointers_to(branches), 0);
    std::vector<Branch> leaves;
    for (const Cover& cover : covers) leaves.push_back({cover.when, cover.group});
    const Branches all = pointers_to(leaves);
    if (has_at_most(all, most_to_search)) covers = Search{}.run(all, {});
    for (Cover& cover : covers) std::ranges::sort(cover.when);
    return covers;
}

}  // namespace sshplan
