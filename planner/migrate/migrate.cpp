#include "planner/migrate/migrate.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "planner/lint/survey.hpp"
#include "planner/migrate/explained_change.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan {
namespace {

/// A recipe, and how far its ways were tried.
struct Trial {
    MigratedRecipe recipe;
    Rewrites rewrites{};
    std::size_t way = 0;  // which one is tried; past the end: none is left

    [[nodiscard]] bool is_tried() const { return way < rewrites.ways.size(); }
};

std::string chain(const Route& route) {
    std::string text;
    for (const Hop& hop : route.hops) {
        text += fmt::format("{}{}{}{}:{}",
                            text.empty() ? "" : " > ",
                            hop.user,
                            hop.user.empty() ? "" : "@",
                            hop.hostname,
                            hop.port);
    }
    if (route.status == RouteStatus::ok) return text;
    return fmt::format("{}{}({})", text, text.empty() ? "" : " ", name_of(route.status));
}

/// Tries rewrites until what is left is true to the recipes.
class Migrator {
public:
    Migrator(World& machine, const StateReader& read, std::vector<Dialect> dialects)
        : machine_(machine), read_(read), dialects_(std::move(dialects)) {}

    Migration run() {
        Migration migration{.before = read_(machine_)};
        before_ = &migration.before;
        Conditions conditions = new_conditions();
        migration.subject = survey(
            migration.before.targets, {dialects_.back()}, conditions, [this](const Visit& visit) {
                take_key_names(visit);
            });
        gather(migration.subject);
        while (!try_all()) {
        }
        migration.proof = count_;
        for (Trial& trial : trials_) migration.recipes.push_back(finished(trial));
        return migration;
    }

private:
    [[nodiscard]] Conditions new_conditions() const {
        World& nowhere = *before_->targets.front().world;
        return Conditions{{nowhere, nowhere, nowhere, before_->targets.front().client.shell}, {}};
    }

    void take_key_names(const Visit& visit) {
        for (const ExploredRoute& explored : visit.explanation.routes) {
            if (explored.route.hops.empty()) continue;
            key_names_[visit.of.of.invocation.destination.host].insert(
                explored.route.hops.back().host_key_name);
        }
    }

    void gather(const Subject& subject) {
        const LintTarget& some = before_->targets.front();
        Client client = some.client;
        client.dialect = dialects_.back();
        const RewriteContext context{
            .files = subject.files(), .key_names = [this](const std::string& host) {
                const auto& names = key_names_[host];
                return std::vector<std::string>(names.begin(), names.end());
            }};
        for (RecipeSite& site : find_recipes(subject.files(), client, *some.world)) {
            Trial trial{.recipe = {.site = std::move(site)}};
            trial.rewrites = rewrites_of(trial.recipe.site, context);
            trials_.push_back(std::move(trial));
        }
    }

    /// The bytes that all rewrites together make of the files.
    [[nodiscard]] std::optional<std::map<std::string, std::string>> changed_bytes() const {
        std::vector<const Rewrite*> chosen;
        for (const Trial& trial : trials_) {
            if (trial.is_tried()) chosen.push_back(&trial.rewrites.ways[trial.way]);
        }
        const auto edits = joined(chosen);
        if (!edits) return std::nullopt;
        std::map<std::string, std::string> bytes;
        for (const auto& [file, list] : *edits) {
            bytes[machine_.real_path(file->name())] = list.apply(file->bytes());
        }
        return bytes;
    }

    /// Compares once; false if some recipe has to be tried in another way.
    bool try_all() {
        const auto bytes = changed_bytes();
        if (!bytes) return give_up_last("two rewrites want to change the same words");
        OverlaidWorld changed{machine_, *bytes};
        const ReadState after = read_(changed);
        if (after.targets.size() != before_->targets.size()) {
            return give_up_last("the files would not be read as the same configurations");
        }
        count_ = {};
        for (Trial& trial : trials_) trial.recipe.differences.clear();
        failed_.clear();
        Conditions conditions = new_conditions();
        for (std::size_t i = 0; i < before_->targets.size(); ++i) {
            add(compare_states(before_->targets[i],
                               after.targets[i],
                               dialects_,
                               conditions,
                               [&](const ComparedCase& one) { judge(one, conditions); }));
        }
        for (auto& [number, witness] : failed_) {
            Trial& trial = trials_[number];
            // What the first way does wrong tells most of why there is none.
            if (!trial.recipe.witness) trial.recipe.witness = std::move(witness);
            ++trial.way;
        }
        return failed_.empty();
    }

    bool give_up_last(const std::string& reason) {
        const auto last = std::ranges::find_if(
            trials_.rbegin(), trials_.rend(), [](const Trial& trial) { return trial.is_tried(); });
        if (last == trials_.rend()) return true;
        last->way = last->rewrites.ways.size();
        last->recipe.reason = reason;
        return false;
    }

    void add(ComparisonCount more) {
        count_.classes += more.classes;
        count_.outcomes = std::max(count_.outcomes, more.outcomes);
        count_.cases += more.cases;
        count_.equal += more.equal;
        count_.versions = std::move(more.versions);
        std::ranges::move(more.gaps, std::back_inserter(count_.gaps));
    }

    /// The recipes that a route uses: those whose lines put a hop on the way.
    [[nodiscard]] std::set<std::size_t> used_by(const Route& route) const {
        std::set<std::size_t> used;
        for (const Hop& hop : route.hops) {
            if (hop.because) add_user(used, hop.because->origin);
            if (hop.resolution) add_user(used, hop.resolution->proxy_origin);
        }
        return used;
    }

    void add_user(std::set<std::size_t>& used, const Origin& origin) const {
        for (std::size_t i = 0; i < trials_.size(); ++i) {
            const RecipeSite& site = trials_[i].recipe.site;
            const bool is_here = origin.place.file == site.file->source &&
                                 origin.place.span.begin == site.line->span.begin;
            if (is_here && trials_[i].is_tried()) used.insert(i);
        }
    }

    void judge(const ComparedCase& one, const Conditions& conditions) {
        if (one.changes.empty() || is_new_name(one.of.invocation.destination.host)) return;
        std::set<std::size_t> used = used_by(one.before);
        if (used.empty()) used = all_tried();  // a change of which no recipe knows
        const RecipesInUse recipes = in_use(used);
        for (const RouteChange& change : one.changes) {
            const auto why = explained(change, one, recipes);
            for (const std::size_t number : used) {
                if (!why) failed_.try_emplace(number, witness(one, change, conditions));
                if (why && !why->id.empty()) note(number, *why, change, one);
            }
        }
    }

    /// Whether a rewrite made this name up: nobody can have gone anywhere by it.
    [[nodiscard]] bool is_new_name(const std::string& host) const {
        return std::ranges::any_of(trials_, [&](const Trial& trial) {
            return trial.is_tried() && trial.rewrites.ways[trial.way].new_name == host;
        });
    }

    [[nodiscard]] std::set<std::size_t> all_tried() const {
        std::set<std::size_t> all;
        for (std::size_t i = 0; i < trials_.size(); ++i) {
            if (trials_[i].is_tried()) all.insert(i);
        }
        return all;
    }

    [[nodiscard]] RecipesInUse in_use(const std::set<std::size_t>& used) const {
        RecipesInUse recipes;
        for (const std::size_t number : used) {
            const Trial& trial = trials_[number];
            const Invocation& ssh = *trial.recipe.site.shape.ssh;
            if (ssh.has('q') || ssh.has('v')) recipes.is_quiet = true;
            if (trial.rewrites.ways[trial.way].moves_options_to_jump) recipes.moves_options = true;
        }
        return recipes;
    }

    static MigrationWitness witness(const ComparedCase& one,
                                    const RouteChange& change,
                                    const Conditions& conditions) {
        MigrationWitness witness{.words = one.of.words,
                                 .local_user = one.of.local_user,
                                 .openssh = std::string{one.dialect.name},
                                 .change = change,
                                 .before = chain(one.before),
                                 .after = chain(one.after)};
        for (const Guard& guard : one.when) {
            witness.outcomes.emplace_back(conditions.all()[guard.condition].text, guard.outcome);
        }
        return witness;
    }

    void note(std::size_t number,
              const Explained& why,
              const RouteChange& change,
              const ComparedCase& one) {
        auto& differences = trials_[number].recipe.differences;
        const bool is_of_hop = change.from_end > 0 && why.id != "loop-removed";
        const std::string jump = is_of_hop ? change.hop : std::string{};
        auto same = std::ranges::find_if(differences, [&](const NamedDifference& d) {
            return d.id == why.id && d.jump == jump;
        });
        if (same == differences.end()) {
            differences.push_back({std::string{why.id}, jump, {}});
            same = differences.end() - 1;
        }
        same->hosts.insert(one.of.invocation.destination.host);
    }

    [[nodiscard]] MigratedRecipe finished(Trial& trial) const {
        MigratedRecipe recipe = std::move(trial.recipe);
        if (!trial.rewrites.kept.empty()) {
            recipe.reason = trial.rewrites.kept;
            return recipe;
        }
        if (!trial.is_tried()) {
            recipe.verdict = Verdict::refused;
            if (recipe.reason.empty()) recipe.reason = trial.rewrites.refused;
            if (recipe.reason.empty()) recipe.reason = "no rewrite goes the same way";
            recipe.differences.clear();
            return recipe;
        }
        const Rewrite& way = trial.rewrites.ways[trial.way];
        recipe.witness.reset();
        recipe.after = way.after;
        recipe.edits = way.edits;
        for (const std::string& id : way.differences) {
            const auto known = std::ranges::find(recipe.differences, id, &NamedDifference::id);
            if (known == recipe.differences.end()) recipe.differences.push_back({.id = id});
        }
        if (!count_.gaps.empty()) recipe.differences.push_back({.id = "not-exhaustive"});
        recipe.verdict = recipe.differences.empty() ? Verdict::same : Verdict::differs;
        return recipe;
    }

    World& machine_;
    const StateReader& read_;
    std::vector<Dialect> dialects_;
    const ReadState* before_ = nullptr;
    std::map<std::string, std::set<std::string>> key_names_;  // by destination
    std::vector<Trial> trials_;
    std::map<std::size_t, MigrationWitness> failed_;  // in this comparison
    ComparisonCount count_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::array<std::string_view, 4> names{"same", "differs", "refused", "kept"};
    return names[static_cast<std::size_t>(verdict)];
}

Migration migrate(World& machine, const StateReader& read, std::vector<Dialect> dialects) {
    return Migrator{machine, read, std::move(dialects)}.run();
}

}  // namespace sshplan
