#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "planner/explore/cover.hpp"

using namespace sshplan;

namespace {

constexpr ConditionId most_conditions = 5;

/// A random decision tree's leaves below some outcomes, each with one of three groups.
void grow(std::vector<Branch>& branches, When& trail, int depth) {
    std::vector<ConditionId> left;
    for (ConditionId id = 0; id < most_conditions; ++id) {
        if (std::ranges::find(trail, id, &Guard::condition) == trail.end()) left.push_back(id);
    }
    const bool is_leaf = depth == 0 || left.empty() || *rc::gen::inRange(0, 4) == 0;
    if (is_leaf) {
        branches.push_back({trail, *rc::gen::inRange<std::size_t>(0, 3)});
        return;
    }
    const ConditionId id = *rc::gen::elementOf(left);
    for (const bool outcome : {true, false}) {
        trail.push_back({id, outcome});
        grow(branches, trail, depth - 1);
        trail.pop_back();
    }
}

bool holds(const When& when, unsigned answers) {
    return std::ranges::all_of(when, [&](const Guard& g) {
        return ((answers >> g.condition) & 1U) == (g.outcome ? 1 : 0);
    });
}

}  // namespace

TEST_CASE("a cover leads every answer where the branches lead it, by one conjunction") {
    rc::prop("of a whole tree", [] {
        std::vector<Branch> branches;
        When trail;
        grow(branches, trail, 5);
        const std::vector<Cover> covers = smallest_cover(branches);
        RC_ASSERT(covers.size() <= branches.size());
        for (unsigned answers = 0; answers < 1U << most_conditions; ++answers) {
            const auto leads = [&](const Cover& c) { return holds(c.when, answers); };
            const auto branch = std::ranges::find_if(
                branches, [&](const Branch& b) { return holds(b.trail, answers); });
            RC_ASSERT(std::ranges::count_if(covers, leads) == 1);
            RC_ASSERT(std::ranges::find_if(covers, leads)->group == branch->group);
        }
    });
    rc::prop("of some of its leaves, for the answers that lead to them", [] {
        std::vector<Branch> branches;
        When trail;
        grow(branches, trail, 4);
        const auto kept = *rc::gen::inRange<std::size_t>(1, branches.size() + 1);
        branches.resize(kept);
        const std::vector<Cover> covers = smallest_cover(branches);
        for (unsigned answers = 0; answers < 1U << most_conditions; ++answers) {
            const auto branch = std::ranges::find_if(
                branches, [&](const Branch& b) { return holds(b.trail, answers); });
            if (branch == branches.end()) continue;
            const auto leads = [&](const Cover& c) { return holds(c.when, answers); };
            RC_ASSERT(std::ranges::count_if(covers, leads) == 1);
            RC_ASSERT(std::ranges::find_if(covers, leads)->group == branch->group);
        }
    });
}

TEST_CASE("a question that decides nothing is not named") {
    const std::vector<Branch> branches{{{{0, true}, {1, true}}, 0},
                                       {{{0, true}, {1, false}}, 1},
                                       {{{0, false}, {1, true}}, 0},
                                       {{{0, false}, {1, false}}, 1}};
    CHECK(smallest_cover(branches) == std::vector<Cover>{{{{1, true}}, 0}, {{{1, false}}, 1}});
    CHECK(smallest_cover({{{}, 0}}) == std::vector<Cover>{{{}, 0}});
}

TEST_CASE("a question that decides nothing is left out, however many there are") {
    constexpr ConditionId count = 10;
    constexpr ConditionId idle = 3;
    std::vector<Branch> branches;
    for (unsigned answers = 0; answers < 1U << count; ++answers) {
        When trail;
        std::size_t group = 0;
        for (ConditionId id = 0; id < count; ++id) {
            const bool outcome = ((answers >> id) & 1U) != 0;
            trail.push_back({id, outcome});
            if (outcome && id != idle) ++group;
        }
        branches.push_back({trail, group});
    }
    for (const Cover& cover : smallest_cover(branches)) {
        CHECK(std::ranges::find(cover.when, idle, &Guard::condition) == cover.when.end());
    }
}
