#include "planner/migrate/proof.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/migrate/difference.hpp"
#include "planner/migrate/explained_change.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {
namespace {

/// Judges one case after the other.
class Prover {
public:
    Prover(std::span<const ChosenRewrite> chosen,
           const ReadState& before,
           const Conditions& conditions)
        : chosen_(chosen), before_(before), conditions_(conditions) {
        proof_.rewrites.resize(chosen.size());
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const RecipeSite& site = *chosen[i].site;
            by_line_[{place_of(*site.file->source), site.line->span.begin}] = i;
            const std::string& name = chosen[i].rewrite->new_name;
            if (!name.empty()) names_.insert(lower_case(name));
            const std::string& changed = chosen[i].rewrite->block_of_jump;
            if (!changed.empty()) movers_[changed].insert(i);
        }
    }

    void judge(const ComparedCase& one) {
        const std::string& host = one.of.invocation.destination.host;
        // A name that a rewrite made up: nobody can have gone anywhere by it.
        if (names_.contains(lower_case(host))) return;
        ++proof_.count.cases;
        const std::set<std::size_t> used = used_by(one.before);
        for (const std::size_t number : used) {
            ProvenRewrite& rewrite = proof_.rewrites[number];
            if (rewrite.hosts.empty()) rewrite.target = target_of(one.before);
            rewrite.hosts.insert(host);
        }
        bool is_equal = true;
        if (keeps_loop(one)) {
            const RouteChange none{.kind = ChangeKind::status,
                                   .before = std::string{name_of(one.before.status)},
                                   .after = std::string{name_of(one.after.status)}};
            for (const std::size_t number : used) blame(number, one, none);
            is_equal = false;
        }
        for (const RouteChange& change : one.changes) {
            if (!judge(change, one, used)) is_equal = false;
        }
        if (is_equal) ++proof_.count.equal;
    }

    [[nodiscard]] Proof& proof() { return proof_; }

private:
    static std::string target_of(const Route& route) {
        const Hop& end = route.hops.back();
        const bool is_address = end.hostname.find(':') != std::string::npos;
        return fmt::format(
            "{}{}{}:{}", is_address ? "[" : "", end.hostname, is_address ? "]" : "", end.port);
    }

    /// Where a file is: one that is read by several names is one file.
    [[nodiscard]] const std::string& place_of(const SourceFile& file) const {
        const auto [entry, is_new] = places_.try_emplace(&file);
        if (is_new) entry->second = before_.world_of(file).real_path(file.name());
        return entry->second;
    }

    /// The recipe whose line is an origin.
    [[nodiscard]] std::optional<std::size_t> recipe_at(const Origin& origin) const {
        if (origin.place.file == nullptr) return std::nullopt;
        const auto found = by_line_.find({place_of(*origin.place.file), origin.place.span.begin});
        if (found == by_line_.end()) return std::nullopt;
        return found->second;
    }

    /// The recipes that a route uses: those whose lines put a hop on the way.
    [[nodiscard]] std::set<std::size_t> used_by(const Route& route) const {
        std::set<std::size_t> used;
        for (const Hop& hop : route.hops) {
            if (hop.because) {
                if (const auto recipe = recipe_at(hop.because->origin)) used.insert(*recipe);
            }
            if (hop.resolution) {
                if (const auto recipe = recipe_at(hop.resolution->proxy_origin)) {
                    used.insert(*recipe);
                }
            }
        }
        return used;
    }

    /// The recipe that is behind a change: the one that put the hop on the way; where the question
    /// is how it is reached, the hop before it. All that are used where that is not known.
    [[nodiscard]] std::set<std::size_t> owners(const RouteChange& change,
                                               const ComparedCase& one,
                                               const std::set<std::size_t>& used) const {
        const std::vector<Hop>& hops = one.before.hops;
        std::size_t from_end = std::max<std::size_t>(change.from_end, 1);
        if (change.kind == ChangeKind::reach) from_end = change.from_end + 1;
        if (change.kind == ChangeKind::hops) from_end = one.after.hops.size();
        if (from_end >= hops.size()) return used;
        const Hop& hop = hops[hops.size() - 1 - from_end];
        const auto recipe = hop.because ? recipe_at(hop.because->origin) : std::nullopt;
        return recipe ? std::set{*recipe} : used;
    }

    /// Takes a change down; false if nobody may make it.
    bool judge(const RouteChange& change,
               const ComparedCase& one,
               const std::set<std::size_t>& used) {
        const std::string& host = one.of.invocation.destination.host;
        const auto why = explained(change, one, in_use(used, host));
        if (why && why->id.empty()) return true;
        std::set<std::size_t> behind = movers(change.from_end > 0 ? change.hop_name : host);
        if (behind.empty() && !used.empty()) behind = owners(change, one, used);
        if (behind.empty()) {
            // Nothing that recipes do explains it.
            if (!proof_.stray) proof_.stray = witness(one, change, conditions_);
            return false;
        }
        for (const std::size_t number : behind) {
            ProvenRewrite& rewrite = proof_.rewrites[number];
            if (why) {
                note(rewrite, why->id, host);
            } else {
                blame(number, one, change);
            }
        }
        return why.has_value();
    }

    void blame(std::size_t number, const ComparedCase& one, const RouteChange& change) {
        auto& goes_wrong = proof_.rewrites[number].goes_wrong;
        if (!goes_wrong) goes_wrong = witness(one, change, conditions_);
    }

    /// Those that give a host's own block the options of their recipe, by which they may change
    /// routes that do not use them.
    [[nodiscard]] std::set<std::size_t> movers(const std::string& host) const {
        const auto found = movers_.find(host);
        return found == movers_.end() ? std::set<std::size_t>{} : found->second;
    }

    [[nodiscard]] RecipesInUse in_use(const std::set<std::size_t>& used,
                                      const std::string& host) const {
        RecipesInUse recipes;
        for (const std::size_t number : used) {
            const Invocation& ssh = *chosen_[number].site->shape.ssh;
            if (chosen_[number].rewrite->leaves_options) recipes.leaves_options = true;
            if (ssh.has('q')) recipes.is_quiet = true;
            if (ssh.has('v')) recipes.is_verbose = true;
        }
        for (const std::size_t number : movers(host)) {
            const InnerOptions inner = inner_options(*chosen_[number].site->shape.ssh);
            for (const ConfigLine& line : inner.lines) {
                const KeywordInfo* const known = find_keyword(lower_case(line.keyword));
                if (known != nullptr) recipes.moved[known->keyword].insert(line.value);
            }
        }
        return recipes;
    }

    static void note(ProvenRewrite& rewrite, std::string_view id, const std::string& host) {
        auto same = std::ranges::find(rewrite.differences, id, &NamedDifference::id);
        if (same == rewrite.differences.end()) {
            rewrite.differences.push_back({std::string{id}, {}});
            same = rewrite.differences.end() - 1;
        }
        same->hosts.insert(host);
    }

    std::span<const ChosenRewrite> chosen_;
    const ReadState& before_;
    const Conditions& conditions_;
    std::map<std::pair<std::string, std::uint32_t>, std::size_t> by_line_;
    mutable std::map<const SourceFile*, std::string> places_;
    std::set<std::string> names_;
    std::map<std::string, std::set<std::size_t>> movers_;  // by host
    Proof proof_;
};

/// Adds what one pair of states came to; the cases are counted where they are judged.
void add(ComparisonCount& count, ComparisonCount more) {
    count.classes += more.classes;
    count.outcomes = std::max(count.outcomes, more.outcomes);
    count.versions = std::move(more.versions);
    for (Note& gap : more.gaps) {
        if (std::ranges::find(count.gaps, gap) == count.gaps.end()) {
            count.gaps.push_back(std::move(gap));
        }
    }
}

/// What no comparison can show follows from the recipes themselves.
void add_known_differences(Proof& proof, std::span<const ChosenRewrite> chosen) {
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        ProvenRewrite& rewrite = proof.rewrites[i];
        const auto add_id = [&](std::string_view id) {
            const auto known = std::ranges::find(rewrite.differences, id, &NamedDifference::id);
            if (known != rewrite.differences.end()) return;
            rewrite.differences.push_back({std::string{id}, rewrite.hosts});
        };
        for (const std::string& id : chosen[i].rewrite->differences) add_id(id);
        // Where all looped, nothing could be seen of it.
        const Invocation& ssh = *chosen[i].site->shape.ssh;
        const bool looped =
            std::ranges::find(rewrite.differences, "loop-removed", &NamedDifference::id) !=
            rewrite.differences.end();
        if (looped && ssh.has('q')) add_id("quiet");
        if (!proof.count.gaps.empty()) add_id("not-exhaustive");
        std::ranges::sort(rewrite.differences, {}, [](const NamedDifference& difference) {
            return find_difference(difference.id);
        });
    }
}

/// What cannot be compared: a file is read in another place than before, or not at all.
Proof other_configurations() {
    Proof proof;
    proof.stray = ChangeWitness{.change = {.kind = ChangeKind::files,
                                           .before = "the configurations that there were",
                                           .after = "other ones"}};
    return proof;
}

}  // namespace

bool Proof::holds() const {
    return !stray && std::ranges::none_of(rewrites, [](const ProvenRewrite& rewrite) {
        return rewrite.goes_wrong.has_value();
    });
}

Proof prove(const ReadState& before,
            const ReadState& after,
            std::span<const Dialect> dialects,
            std::span<const ChosenRewrite> chosen) {
    Conditions conditions = open_conditions(before);
    if (before.targets.size() != after.targets.size()) return other_configurations();
    Prover prover{chosen, before, conditions};
    for (std::size_t i = 0; i < before.targets.size(); ++i) {
        add(prover.proof().count,
            compare_states(before.targets[i],
                           after.targets[i],
                           dialects,
                           conditions,
                           [&](const ComparedCase& one) {
                               prover.judge(one);
                               return AfterCase::next;
                           }));
    }
    add_known_differences(prover.proof(), chosen);
    return std::move(prover.proof());
}

}  // namespace sshplan
