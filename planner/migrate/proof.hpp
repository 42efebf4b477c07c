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

#include "planner/migrate/comparison.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/migrate/rewrite.hpp"

namespace sshplan {

/// A reading of the configurations in question, with all that it points into.
struct ReadState {
    std::shared_ptr<const void> keeps_alive{};
    std::vector<LintTarget> targets{};
    /// What a file that was read is called by whoever looks from outside; unset: as it was opened.
    std::function<std::string(const SourceFile& file)> name{};

    /// The world by which a file was read; the first one for what nobody read.
    [[nodiscard]] World& world_of(const SourceFile& file) const;
    [[nodiscard]] std::string name_of(const SourceFile& file) const {
        return name ? name(file) : file.name();
    }
};

/// Conditions of which nothing is decided: each is tried both ways.
[[nodiscard]] Conditions open_conditions(const ReadState& state);

/// One case in which a rewrite goes wrong.
struct MigrationWitness {
    std::vector<std::string> words{};  // behind `ssh`
    std::optional<std::string> local_user{};
    std::vector<std::pair<std::string, bool>> outcomes{};  // of conditions, by their text
    std::string openssh{};
    RouteChange change{};
    std::string before{};  // the route: "host1:22 > db:22"
    std::string after{};
};

/// What a rewrite changes, and for whom.
struct NamedDifference {
    std::string id{};
    std::set<std::string> hosts{};
};

/// What is known of one rewrite.
struct ProvenRewrite {
    std::vector<NamedDifference> differences{};
    std::set<std::string> hosts{};                 // whose routes use the recipe
    std::string target{};                          // what is dialled for the first of them
    std::optional<MigrationWitness> goes_wrong{};  // a case that it may not change, and does
};

/// Whether rewrites leave all routes as they were, but for differences that have names.
struct Proof {
    ComparisonCount count{};
    std::vector<ProvenRewrite> rewrites{};  // of each chosen one, in their order
    std::optional<MigrationWitness>
        stray{};  // a change of which no rewrite is known to be the cause

    [[nodiscard]] bool holds() const;
};

/// Compares two states of configurations, whose targets correspond: every invocation class, under
/// every outcome, as each of the releases reads it, must go the same way.
[[nodiscard]] Proof prove(const ReadState& before,
                          const ReadState& after,
                          std::span<const Dialect> dialects,
                          std::span<const ChosenRewrite> chosen);

}  // namespace sshplan
