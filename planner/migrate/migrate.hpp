#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/migrate/comparison.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/migrate/rewrite.hpp"

namespace sshplan {

/// A reading of the configurations in question, with all that it points into.
struct ReadState {
    std::shared_ptr<const void> keeps_alive{};
    std::vector<LintTarget> targets{};
};

/// Reads the configurations in question on a machine: the real one, or one with other bytes.
using StateReader = std::function<ReadState(World& machine)>;

/// What became of a recipe.
enum class Verdict : std::uint8_t {
    same,     // rewritten, and nothing else changes
    differs,  // rewritten, and something named changes as well
    refused,  // a rewrite was tried, and would change what nobody may change
    kept,     // no rewrite is tried
};

/// "same", "differs", "refused", "kept".
[[nodiscard]] std::string_view name_of(Verdict verdict);

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

/// What a rewrite changes, at which jump host, and for whom.
struct NamedDifference {
    std::string id{};
    std::string jump{};
    std::set<std::string> hosts{};
};

/// A recipe with its verdict.
struct MigratedRecipe {
    RecipeSite site;
    Verdict verdict = Verdict::kept;
    std::string after{};   // the value of ProxyJump; empty: none
    std::string reason{};  // why it is kept or refused
    std::optional<MigrationWitness> witness{};
    std::vector<NamedDifference> differences{};
    std::vector<FileEdit> edits{};
};

/// What is known after all recipes were tried.
struct Migration {
    ReadState before{};
    Subject subject{};  // of `before`
    std::vector<MigratedRecipe> recipes{};
    ComparisonCount proof{};  // of all rewrites together
};

/// Finds every recipe, rewrites each in the best way that is true to it, and proves all rewrites
/// together: every invocation class, under every outcome, as each of the releases reads it, goes
/// the same way as before, but for differences that are named.
[[nodiscard]] Migration migrate(World& machine,
                                const StateReader& read,
                                std::vector<Dialect> dialects);

}  // namespace sshplan
