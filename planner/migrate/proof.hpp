#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "planner/migrate/change_witness.hpp"
#include "planner/migrate/comparison.hpp"
#include "planner/migrate/read_state.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/migrate/rewrite.hpp"

namespace sshplan {

/// What a rewrite changes, and for whom.
struct NamedDifference {
    std::string id{};
    std::set<std::string> hosts{};
};

/// What is known of one rewrite.
struct ProvenRewrite {
    std::vector<NamedDifference> differences{};
    std::set<std::string> hosts{};              // whose routes use the recipe
    std::string target{};                       // what is dialled for the first of them
    std::optional<ChangeWitness> goes_wrong{};  // a case that it may not change, and does
};

/// Whether rewrites leave all routes as they were, but for differences that have names.
struct Proof {
    ComparisonCount count{};
    std::vector<ProvenRewrite> rewrites{};  // of each chosen one, in their order
    std::optional<ChangeWitness> stray{};   // a change of which no rewrite is known to be the cause

    [[nodiscard]] bool holds() const;
};

/// Compares two states of configurations, whose targets correspond: every invocation class, under
/// every outcome, as each of the releases reads it, must go the same way.
[[nodiscard]] Proof prove(const ReadState& before,
                          const ReadState& after,
                          std::span<const Dialect> dialects,
                          std::span<const ChosenRewrite> chosen);

}  // namespace sshplan
