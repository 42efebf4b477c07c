#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "planner/migrate/comparison.hpp"
#include "planner/migrate/recipe_site.hpp"

namespace sshplan {

/// What is known of the recipes that a route uses before it is changed.
struct RecipesInUse {
    bool is_quiet = false;        // -q of some
    bool is_verbose = false;      // -v of some
    bool leaves_options = false;  // to the jump host's own block, which may or may not say them
    /// What was moved to the destination's own block, with the values.
    std::map<Keyword, std::set<std::string>> moved{};
};

/// Why a change is one that rewrites may make.
struct Explained {
    std::string_view id;  // of a KnownDifference; empty: it is only another spelling
};

/// Whether a route goes on starting itself for ever: that is no change, and nothing to write down
/// anew.
[[nodiscard]] bool keeps_loop(const ComparedCase& one);

/// Which difference a change is; nothing if no rewrite may make it.
[[nodiscard]] std::optional<Explained> explained(const RouteChange& change,
                                                 const ComparedCase& one,
                                                 const RecipesInUse& recipes);

}  // namespace sshplan
