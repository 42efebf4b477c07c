#include "planner/migrate/verification.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/survey.hpp"
#include "planner/migrate/gathered_recipes.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan {
namespace {

/// Goes through a proof again. What its steps return is why the certificate says nothing.
class Verifier {
public:
    Verifier(const Certificate& certificate,
             World& machine,
             const StateReader& read,
             const std::vector<Dialect>& dialects)
        : certificate_(certificate), machine_(machine), read_(read), dialects_(dialects) {}

    Verification run() {
        if (auto change = find_versions()) return {.stale = *std::move(change)};
        OverlaidWorld old_world{machine_, before_};
        OverlaidWorld new_world{machine_, after_};
        const ReadState before = read_(old_world);
        const ReadState after = read_(new_world);
        if (auto missing = find_rewrites(before)) return {.stale = *std::move(missing)};
        Verification verification{.proof = prove(before, after, dialects_, chosen_)};
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const auto& claimed = certificate_.recipes[i].differences;
            for (const NamedDifference& one : verification.proof.rewrites[i].differences) {
                const bool is_named = std::ranges::find(claimed, one.id) != claimed.end();
                if (!is_named) verification.unnamed.push_back(one.id);
            }
        }
        return verification;
    }

private:
    using Obstacle = std::optional<std::string>;

    /// Finds both versions of each file.
    Obstacle find_versions() {
        const ReadState now = read_(machine_);
        Conditions conditions = open_conditions(now);
        const Subject subject =
            survey(now.targets, {dialects_.back()}, conditions, [](const Visit& /*visit*/) {});
        std::map<std::string, const SourceFile*> by_name;
        for (const LintedFile& file : subject.files()) {
            by_name[now.name_of(*file.source)] = file.source;
        }
        for (const CertifiedFile& file : certificate_.files) {
            const auto found = by_name.find(file.path);
            if (found == by_name.end()) return fmt::format("{} is not read any more", file.path);
            auto both = both_versions(file, found->second->bytes());
            if (!both) return fmt::format("{} has changed since", file.path);
            const std::string place = now.world_of(*found->second).real_path(found->second->name());
            before_[place] = std::move(both->before);
            after_[place] = std::move(both->after);
            by_name.erase(found);
        }
        if (by_name.empty()) return std::nullopt;
        return fmt::format("{} was not read then", by_name.begin()->first);
    }

    /// Finds the recipes in the files as they were, and the ways in which they were rewritten.
    Obstacle find_rewrites(const ReadState& before) {
        gathered_ = gather_recipes(before, dialects_.back());
        std::map<std::pair<std::string, std::uint32_t>, const GatheredRecipe*> by_line;
        for (const GatheredRecipe& one : gathered_.recipes) {
            by_line[{before.name_of(*one.site.file->source), one.site.line->line}] = &one;
        }
        for (const CertifiedRecipe& recipe : certificate_.recipes) {
            const auto found = by_line.find({recipe.path, recipe.line});
            const bool has_way =
                found != by_line.end() && recipe.way < found->second->rewrites.ways.size();
            if (!has_way) {
                return fmt::format(
                    "{}:{} is no recipe that is rewritten so", recipe.path, recipe.line);
            }
            const Rewrite& way = found->second->rewrites.ways[recipe.way];
            if (way.after != recipe.after || name_of(found->second->site.kind) != recipe.family) {
                return fmt::format("{}:{} is not what it says", recipe.path, recipe.line);
            }
            chosen_.push_back({&found->second->site, &way});
        }
        return check_bytes(before);
    }

    /// Whether these rewrites, and nothing else, make the one version of the other.
    [[nodiscard]] Obstacle check_bytes(const ReadState& before) const {
        const auto edits = joined(chosen_);
        if (!edits) return "its rewrites contradict each other";
        std::map<std::string, std::string> made = before_;
        for (const auto& [file, list] : *edits) {
            made[before.world_of(*file).real_path(file->name())] = list.apply(file->bytes());
        }
        if (made == after_) return std::nullopt;
        return "it changes more than the recipes that it lists";
    }

    const Certificate& certificate_;
    World& machine_;
    const StateReader& read_;
    const std::vector<Dialect>& dialects_;
    std::map<std::string, std::string> before_;  // bytes by place
    std::map<std::string, std::string> after_;
    GatheredRecipes gathered_;
    std::vector<ChosenRewrite> chosen_;
};

}  // namespace

Verification verify(const Certificate& certificate,
                    World& machine,
                    const StateReader& read,
                    const std::vector<Dialect>& dialects) {
    return Verifier{certificate, machine, read, dialects}.run();
}

}  // namespace sshplan
