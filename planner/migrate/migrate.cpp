#include "planner/migrate/migrate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "planner/migrate/gathered_recipes.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan {
namespace {

/// A recipe, and how far its ways were tried.
struct Trial {
    MigratedRecipe recipe;
    Rewrites rewrites{};
    std::size_t way = 0;       // which one is tried; past the end: none is left
    bool is_declined = false;  // nobody agreed to its differences

    [[nodiscard]] bool has_way() const { return way < rewrites.ways.size(); }
    [[nodiscard]] bool is_tried() const { return has_way() && !is_declined; }
};

constexpr std::size_t most_retries = 16;  // recipes
constexpr std::size_t most_rounds = 3;

/// Tries rewrites until what is left is true to the recipes.
class Migrator {
public:
    Migrator(World& machine, const StateReader& read, const MigrationWish& wish)
        : machine_(machine), read_(read), wish_(wish) {}

    Migration run() {
        migration_.before = read_(machine_);
        gather();
        while (!try_all() || retry() || decline()) {
        }
        finish();
        return std::move(migration_);
    }

private:
    void gather() {
        GatheredRecipes gathered = gather_recipes(migration_.before, wish_.dialects.back());
        migration_.subject = std::move(gathered.subject);
        for (GatheredRecipe& one : gathered.recipes) {
            if (wish_.is_wanted && !wish_.is_wanted(one.site, one.hosts)) continue;
            Trial trial{.recipe = {.site = std::move(one.site), .hosts = std::move(one.hosts)},
                        .rewrites = std::move(one.rewrites)};
            if (!wish_.refusal.empty()) trial.rewrites.refuse(wish_.refusal);
            trials_.push_back(std::move(trial));
        }
    }

    /// Compares once, with all that is tried at a time; false if something has to be tried in
    /// another way.
    bool try_all() {
        const std::vector<std::size_t> tried = numbers_of_tried();
        migration_.proof = {};
        migration_.changes.clear();
        if (tried.empty()) return true;
        if (const auto obstacle = change_files(tried)) {
            Trial& trial =
                trials_[last_of_shortest(tried, [this](auto some) { return !change_files(some); })];
            if (++trial.way; !trial.has_way()) trial.recipe.reason = *obstacle;
            return false;
        }
        Proof proof = prove_changed(tried);
        if (proof.holds()) {
            migration_.proof = std::move(proof);
            return true;
        }
        bool is_known = false;
        for (std::size_t i = 0; i < tried.size(); ++i) {
            auto& witness = proof.rewrites[i].goes_wrong;
            if (!witness) continue;
            is_known = true;
            try_next(tried[i], *std::move(witness));
        }
        if (!is_known) {
            // A change that no recipe's own routes show.
            const auto holds = [this](std::span<const std::size_t> some) {
                return !change_files(some) && prove_changed(some).holds();
            };
            try_next(last_of_shortest(tried, holds), *std::move(proof.stray));
        }
        return false;
    }

    [[nodiscard]] std::vector<std::size_t> numbers_of_tried() const {
        std::vector<std::size_t> tried;
        for (std::size_t i = 0; i < trials_.size(); ++i) {
            if (trials_[i].is_tried()) tried.push_back(i);
        }
        return tried;
    }

    /// Tries once more what was given up while others were not yet settled; true if something of it
    /// goes right now.
    bool retry() {
        if (++retries_ > most_rounds) return false;
        std::vector<Trial*> given_up;
        for (Trial& trial : trials_) {
            if (!trial.has_way() && !trial.rewrites.ways.empty()) given_up.push_back(&trial);
        }
        if (given_up.empty() || given_up.size() > most_retries || trials_.size() < 2) return false;
        bool is_any = false;
        for (Trial* const trial : given_up) {
            for (trial->way = 0; trial->has_way(); ++trial->way) {
                const auto tried = numbers_of_tried();
                if (!change_files(tried) && prove_changed(tried).holds()) break;
            }
            is_any = is_any || trial->has_way();
        }
        // What is known is of the last try.
        (void)try_all();
        return is_any;
    }

    void try_next(std::size_t number, ChangeWitness witness) {
        Trial& trial = trials_[number];
        // What the last way does wrong is what is left to be mended; a block of the jump host's own
        // is a makeshift, and tells little.
        const bool is_makeshift = !trial.rewrites.ways[trial.way].block_of_jump.empty();
        if (!trial.recipe.witness || !is_makeshift) trial.recipe.witness = std::move(witness);
        ++trial.way;
    }

    [[nodiscard]] std::vector<ChosenRewrite> chosen(std::span<const std::size_t> tried) const {
        std::vector<ChosenRewrite> chosen;
        for (const std::size_t i : tried) {
            chosen.push_back({&trials_[i].recipe.site, &trials_[i].rewrites.ways[trials_[i].way]});
        }
        return chosen;
    }

    /// Sets what some rewrites together make of the files; what it returns is why they cannot.
    std::optional<std::string> change_files(std::span<const std::size_t> tried) {
        auto edits = joined(chosen(tried));
        if (!edits) return "another rewrite wants to change the same words";
        migration_.changes.clear();
        for (auto& [file, list] : *edits) {
            std::string bytes = list.apply(file->bytes());
            const std::string place = migration_.before.world_of(*file).real_path(file->name());
            migration_.changes.push_back({file, place, std::move(list), std::move(bytes)});
        }
        return std::nullopt;
    }

    [[nodiscard]] Proof prove_changed(std::span<const std::size_t> tried) const {
        std::map<std::string, std::string> bytes;
        for (const ChangedFile& change : migration_.changes) bytes[change.place] = change.bytes;
        OverlaidWorld changed{machine_, std::move(bytes)};
        const ReadState after = read_(changed);
        return prove(migration_.before, after, wish_.dialects, chosen(tried));
    }

    /// The last of the shortest beginning of a list for which something does not hold.
    template <typename Holds>
    [[nodiscard]] static std::size_t last_of_shortest(std::span<const std::size_t> tried,
                                                      const Holds& holds) {
        std::size_t good = 0;
        std::size_t bad = tried.size();
        while (bad - good > 1) {
            const std::size_t middle = good + (bad - good) / 2;
            (holds(tried.first(middle)) ? good : bad) = middle;
        }
        return tried[bad - 1];
    }

    /// Leaves out what nobody agreed to; true if there is something to leave out.
    bool decline() {
        std::size_t number = 0;
        bool is_any = false;
        for (Trial& trial : trials_) {
            if (!trial.is_tried()) continue;
            take_over(trial, migration_.proof.rewrites[number++]);
            if (!wish_.is_accepted || wish_.is_accepted(trial.recipe)) continue;
            trial.is_declined = true;
            is_any = true;
        }
        return is_any;
    }

    static void take_over(Trial& trial, const ProvenRewrite& proven) {
        MigratedRecipe& recipe = trial.recipe;
        recipe.way = trial.way;
        recipe.rewrite = trial.rewrites.ways[trial.way];
        recipe.after = recipe.rewrite.after;
        recipe.target = proven.target;
        recipe.hosts.insert(proven.hosts.begin(), proven.hosts.end());
        recipe.differences = proven.differences;
        recipe.verdict = proven.differences.empty() ? Verdict::same : Verdict::differs;
        recipe.witness.reset();
        recipe.reason.clear();
    }

    static std::string reason_for(const std::optional<ChangeWitness>& witness) {
        const bool is_loop = witness && witness->change.kind == ChangeKind::status &&
                             witness->change.before == name_of(RouteStatus::loop);
        return is_loop ? "it starts itself for ever, and would go on to"
                       : "no rewrite goes the same way";
    }

    void finish() {
        for (Trial& trial : trials_) {
            MigratedRecipe& recipe = trial.recipe;
            recipe.is_applied = trial.is_tried();
            recipe.explanation = trial.rewrites.explanation;
            if (!trial.rewrites.kept.empty()) {
                recipe.reason = trial.rewrites.kept;
            } else if (!trial.has_way()) {
                recipe.verdict = Verdict::refused;
                if (recipe.reason.empty()) recipe.reason = trial.rewrites.refused;
                if (recipe.reason.empty()) recipe.reason = reason_for(recipe.witness);
            }
            migration_.recipes.push_back(std::move(recipe));
        }
    }

    World& machine_;
    const StateReader& read_;
    const MigrationWish& wish_;
    std::vector<Trial> trials_;
    std::size_t retries_ = 0;
    Migration migration_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::array<std::string_view, 4> names{"same", "differs", "refused", "kept"};
    return names[static_cast<std::size_t>(verdict)];
}

std::vector<ChosenRewrite> Migration::chosen() const {
    std::vector<ChosenRewrite> chosen;
    for (const MigratedRecipe& recipe : recipes) {
        if (recipe.is_applied) chosen.push_back({&recipe.site, &recipe.rewrite});
    }
    return chosen;
}

Migration migrate(World& machine, const StateReader& read, const MigrationWish& wish) {
    return Migrator{machine, read, wish}.run();
}

}  // namespace sshplan
