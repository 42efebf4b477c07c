#pragma once

#include <optional>
#include <string_view>

#include "planner/migrate/comparison.hpp"
#include "planner/migrate/recipe_site.hpp"

namespace sshplan {

/// What is known of the recipes that a route uses before it is changed.
struct RecipesInUse {
    bool runs_command = false;   // netcat or /dev/tcp on the jump host
    bool is_quiet = false;       // -q or -v of some
    bool moves_options = false;  // a direct login to a jump host sees its options now
    bool changes_port = false;   // a port was written out
};

/// Why a change is one that rewrites may make.
struct Explained {
    std::string_view id;  // of a Difference; empty: it is only another spelling
};

/// Which difference a change is; nothing if no rewrite may make it.
[[nodiscard]] std::optional<Explained> explained(const RouteChange& change,
                                                 const ComparedCase& one,
                                                 const RecipesInUse& recipes);

}  // namespace sshplan
