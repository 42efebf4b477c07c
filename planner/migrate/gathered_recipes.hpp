#pragma once

#include <set>
#include <string>
#include <vector>

#include "planner/dialect/dialect.hpp"
#include "planner/lint/subject.hpp"
#include "planner/migrate/proof.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/migrate/rewrite.hpp"

namespace sshplan {

/// A recipe, who uses it, and the ways to rewrite it.
struct GatheredRecipe {
    RecipeSite site{};
    std::set<std::string> hosts{};  // of each class one
    Rewrites rewrites{};
};

/// All recipes of configurations, in the order of files and lines.
struct GatheredRecipes {
    Subject subject{};
    std::vector<GatheredRecipe> recipes{};
};

/// Surveys configurations as one release reads them, and looks for recipes. Those of configurations
/// that it refuses are refused.
[[nodiscard]] GatheredRecipes gather_recipes(const ReadState& state, const Dialect& dialect);

/// The configurations of a subject that the newest release refuses for every command line, by
/// their place among its targets.
[[nodiscard]] std::set<const LintTarget*> refused_targets(const Subject& subject);

}  // namespace sshplan
