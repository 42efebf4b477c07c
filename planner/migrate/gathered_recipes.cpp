#include "planner/migrate/gathered_recipes.hpp"

#include <map>
#include <utility>

#include "planner/explore/judged_configurations.hpp"
#include "planner/lint/survey.hpp"

namespace sshplan {
namespace {

class Gatherer {
public:
    Gatherer(const ReadState& state, const Dialect& dialect) : state_(state), dialect_(dialect) {}

    GatheredRecipes run() {
        Conditions conditions = open_conditions(state_);
        gathered_.subject = survey(
            state_.targets, {dialect_}, conditions, [this](const Visit& visit) { look_at(visit); });
        gather();
        return std::move(gathered_);
    }

private:
    /// Who uses a recipe, and under which names keys are looked up.
    void look_at(const Visit& visit) {
        const std::string& host = visit.of.of.invocation.destination.host;
        for (const ExploredRoute& explored : visit.explanation.routes) {
            const std::vector<Hop>& hops = explored.route.hops;
            if (!hops.empty()) key_names_[host].insert(hops.back().host_key_name);
            for (const Hop& hop : hops) {
                if (!hop.resolution) continue;
                const Origin& origin = hop.resolution->proxy_origin;
                users_[{origin.place.file, origin.place.span.begin}].insert(host);
            }
        }
    }

    void gather() {
        const auto files = gathered_.subject.files();
        JumpNames jump_names{files, files_by_configuration()};
        const RewriteContext context{.files = files,
                                     .own_proxies = own_proxies(files),
                                     .names = jump_names,
                                     .key_names = [this](const std::string& host) {
                                         const auto& names = key_names_[host];
                                         return std::vector<std::string>(names.begin(),
                                                                         names.end());
                                     }};
        const LintTarget& some = state_.targets.front();
        Client client = some.client;
        client.dialect = dialect_;
        std::vector<RecipeSite> sites = find_recipes(files, client, *some.world);
        const std::set<const SourceFile*> refused = refused_files();
        const std::set<const SourceFile*> named = files_named_by_option(sites);
        for (RecipeSite& site : sites) {
            GatheredRecipe one{.hosts = users_[{site.file->source, site.line->span.begin}],
                               .rewrites = rewrites_of(site, context)};
            const SourceFile* const file = site.file->source;
            if (named.contains(file) && site.shape.ssh && !site.shape.ssh->has('F')) {
                one.rewrites.name_difference("jump-config-file");
            }
            if (refused.contains(file)) {
                one.rewrites.refuse("ssh refuses the file in which it stands");
            }
            one.site = std::move(site);
            gathered_.recipes.push_back(std::move(one));
        }
    }

    /// Files that are read by -F: an ssh without -F does not read them.
    static std::set<const SourceFile*> files_named_by_option(std::span<const RecipeSite> sites) {
        std::set<const SourceFile*> named;
        for (const RecipeSite& site : sites) {
            if (site.names_own_file()) named.insert(site.file->source);
        }
        return named;
    }

    /// The files of configurations that ssh refuses, as far as it read them.
    [[nodiscard]] std::set<const SourceFile*> refused_files() const {
        std::set<const SourceFile*> files;
        for (const LintTarget* const target : refused_targets(gathered_.subject)) {
            add_with_includes(target->files->open(top_file(target->client)), *target, files);
        }
        return files;
    }

    [[nodiscard]] std::vector<std::set<const SourceFile*>> files_by_configuration() const {
        std::vector<std::set<const SourceFile*>> all;
        for (const LintTarget& target : state_.targets) {
            add_with_includes(
                target.files->open(top_file(target.client)), target, all.emplace_back());
        }
        return all;
    }

    void add_with_includes(const OpenedFile& file,
                           const LintTarget& target,
                           std::set<const SourceFile*>& files) const {
        if (!file.source || !files.insert(file.source.get()).second) return;
        for (const Inclusion& inclusion : gathered_.subject.inclusions()) {
            if (inclusion.word.file != file.source.get()) continue;
            for (const std::string& path : inclusion.paths) {
                add_with_includes(target.files->open(path), target, files);
            }
        }
    }

    const ReadState& state_;
    const Dialect& dialect_;
    std::map<std::string, std::set<std::string>> key_names_;  // by destination
    std::map<std::pair<const SourceFile*, std::uint32_t>, std::set<std::string>> users_;
    GatheredRecipes gathered_;
};

}  // namespace

std::set<const LintTarget*> refused_targets(const Subject& subject) {
    std::set<const LintTarget*> refused;
    for (const Case& one : subject.cases()) {
        if (one.dialect == &subject.newest()) refused.insert(one.target);
    }
    for (const Case& one : subject.cases()) {
        if (one.dialect == &subject.newest() && !one.is_refused) refused.erase(one.target);
    }
    return refused;
}

GatheredRecipes gather_recipes(const ReadState& state, const Dialect& dialect) {
    return Gatherer{state, dialect}.run();
}

}  // namespace sshplan
