#include "planner/lint/include_sites.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "planner/explore/judged_configurations.hpp"
#include "planner/lint/headings.hpp"
#include "planner/world/confined_world.hpp"

namespace sshplan {
namespace {

/// The judged file that was read from a path.
const LintedFile* file_at(const Subject& subject, const OpenedFile& opened, World& world) {
    const auto files = subject.files();
    auto found = std::ranges::find(files, &opened, &LintedFile::opened);
    if (found == files.end()) {  // read by another target before
        const std::string place = world.real_path(opened.source->name());
        found = std::ranges::find_if(files, [&](const LintedFile& file) {
            return world.real_path(file.source->name()) == place;
        });
    }
    return found == files.end() ? nullptr : &*found;
}

/// Finds where a word stands; what it led to is left out.
IncludeSite site_of(const Subject& subject, const Inclusion& inclusion) {
    IncludeSite site{.inclusion = &inclusion};
    site.file = subject.file_of(inclusion.word.file);
    if (site.file == nullptr) return site;
    const std::uint32_t begin = inclusion.word.span.begin;
    site.block = &block_at(*site.file, begin);
    for (const Directive& directive : site.block->directives()) {
        const auto word = std::ranges::find_if(
            directive.words, [&](const Word& one) { return one.span.begin == begin; });
        if (word == directive.words.end()) continue;
        site.line = &directive;
        site.word = &*word;
    }
    return site;
}

void follow(IncludeSite& site, const Subject& subject) {
    for (const std::string& path : site.inclusion->paths) {
        const OpenedFile& opened = site.target->files->open(path);
        if (opened.is_directory) ++site.directories;
        if (!opened.source) continue;
        const LintedFile* const file = file_at(subject, opened, *site.target->world);
        if (file != nullptr) site.files.push_back(file);
    }
}

}  // namespace

std::vector<const LintTarget*> targets_of(const Subject& subject) {
    std::vector<const LintTarget*> targets;
    for (const Case& one : subject.cases()) {
        if (std::ranges::find(targets, one.target) == targets.end()) targets.push_back(one.target);
    }
    return targets;
}

std::set<const SourceFile*> files_of(const LintTarget& target,
                                     const std::vector<IncludeSite>& sites) {
    std::set<const SourceFile*> files{target.files->open(top_file(target.client)).source.get()};
    for (std::size_t before = 0; before != files.size();) {
        before = files.size();
        for (const IncludeSite& site : sites) {
            if (!files.contains(site.file->source)) continue;
            for (const LintedFile* const file : site.files) files.insert(file->source);
        }
    }
    return files;
}

std::vector<IncludeSite> include_sites(const Subject& subject) {
    const std::vector<const LintTarget*> targets = targets_of(subject);
    std::vector<IncludeSite> sites;
    for (const Inclusion& inclusion : subject.inclusions()) {
        IncludeSite site = site_of(subject, inclusion);
        if (site.word == nullptr) continue;
        const auto target = std::ranges::find_if(targets, [&](const LintTarget* one) {
            const auto& opened = one->files->opened();
            return std::ranges::find(opened, site.file->opened) != opened.end();
        });
        if (target == targets.end()) continue;
        site.target = *target;
        follow(site, subject);
        sites.push_back(std::move(site));
    }
    std::ranges::sort(sites, {}, [](const IncludeSite& site) {
        return std::pair{site.file, site.word->span.begin};
    });
    return sites;
}

bool can_be_seen(const LintTarget& target, const std::string& path) {
    auto* const confined = dynamic_cast<ConfinedWorld*>(target.world);
    return confined == nullptr || confined->contains(path);
}

std::string fixed_part(std::string_view pattern) {
    const std::size_t wild = pattern.find_first_of("*?[\\");
    if (wild == std::string_view::npos) return std::string{pattern};
    return std::string{pattern.substr(0, pattern.find_last_of('/', wild) + 1)};
}

}  // namespace sshplan
