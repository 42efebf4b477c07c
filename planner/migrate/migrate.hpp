#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/migrate/changed_file.hpp"
#include "planner/migrate/gathered_recipes.hpp"
#include "planner/migrate/proof.hpp"
#include "planner/migrate/recipe_site.hpp"
#include "planner/migrate/rewrite.hpp"

namespace sshplan {

/// What became of a recipe.
enum class Verdict : std::uint8_t {
    same,     // rewritten, and nothing else changes
    differs,  // rewritten, and something named changes as well
    refused,  // a rewrite was tried, and would change what nobody may change
    kept,     // no rewrite is tried
};

/// "same", "differs", "refused", "kept".
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// A recipe with its verdict.
struct MigratedRecipe {
    RecipeSite site;
    Verdict verdict = Verdict::kept;
    std::string after{};            // the value of ProxyJump; empty: none
    std::string reason{};           // why it is kept or refused
    std::string explanation{};      // of a reason that is only a word
    std::string target{};           // what is dialled for one of its hosts: "db:22"
    std::set<std::string> hosts{};  // that use it, of each class one
    std::optional<ChangeWitness> witness{};
    std::vector<NamedDifference> differences{};
    Rewrite rewrite{};        // of what is rewritten
    std::size_t way = 0;      // which of the ways to rewrite it that is
    bool is_applied = false;  // it is among the changes

    [[nodiscard]] bool is_rewritten() const {
        return verdict == Verdict::same || verdict == Verdict::differs;
    }
};

/// What is asked for.
struct MigrationWish {
    std::vector<Dialect> dialects{};  // the releases in question, oldest first; never empty
    std::string refusal{};            // why nothing can be rewritten, whatever it is; empty: it can
    /// Which recipes are in question, by their family and the hosts that use them; unset: all.
    std::function<bool(const RecipeSite& site, const std::set<std::string>& hosts)> is_wanted{};
    /// Which rewrites are agreed to, with their differences and edits; unset: all.
    std::function<bool(const MigratedRecipe& recipe)> is_accepted{};
};

/// What is known after all recipes were tried.
struct Migration {
    ReadState before{};
    Subject subject{};  // of `before`
    std::vector<MigratedRecipe> recipes{};
    Proof proof{};  // of all rewrites that are applied, together
    std::vector<ChangedFile> changes{};

    /// The rewrites that are applied, as the proof knows them.
    [[nodiscard]] std::vector<ChosenRewrite> chosen() const;
};

/// Finds every recipe, rewrites each in the best way that is true to it, and proves together all
/// rewrites whose differences are agreed to. Where ssh refuses some configuration as the newest
/// release reads it, nothing is rewritten.
[[nodiscard]] Migration migrate(World& machine, const StateReader& read, const MigrationWish& wish);

}  // namespace sshplan
