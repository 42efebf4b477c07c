#include "planner/lint/ways_out.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/outside_includes.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/world/confined_world.hpp"

namespace sshplan {
namespace {

/// The world of a configuration that is judged away from its machine, and lies somewhere.
ConfinedWorld* confined(const LintTarget& target) {
    auto* const world = dynamic_cast<ConfinedWorld*>(target.world);
    return world != nullptr && !world->confinement().root.empty() ? world : nullptr;
}

/// Whether a path is written as one below the root, so that only a link leads out: some folder on
/// it lies inside, and it never goes up.
bool is_named_inside(const std::string& path, ConfinedWorld& world) {
    if (fmt::format("/{}/", path).find("/../") != std::string::npos) return false;
    for (std::size_t slash = path.rfind('/'); slash != std::string::npos && slash != 0;
         slash = path.rfind('/', slash - 1)) {
        if (world.contains(path.substr(0, slash))) return true;
    }
    return false;
}

class Collector {
public:
    void take(const Place& place,
              const Word& word,
              std::vector<std::string> paths,
              ConfinedWorld& world) {
        if (!seen_.insert({place.file, place.span.begin}).second) return;
        const bool is_link =
            !paths.empty() && std::ranges::all_of(paths, [&](const std::string& path) {
                return is_named_inside(path, world);
            });
        found_.push_back({.place = place,
                          .word = word.text,
                          .root = world.confinement().root,
                          .paths = std::move(paths),
                          .how = is_link ? WayOut::How::by_link : WayOut::How::by_name});
    }

    std::vector<WayOut> take_all() { return std::move(found_); }

private:
    std::set<LineKey> seen_;
    std::vector<WayOut> found_;
};

}  // namespace

std::vector<WayOut> ways_out(const Subject& subject) {
    Collector collector;
    for (const LintTarget* const target : targets_of(subject)) {
        ConfinedWorld* const world = confined(*target);
        if (world == nullptr) continue;
        for (OutsideWord& one : outside_words(*target->files, *world, target->client)) {
            if (subject.file_of(one.file) == nullptr) continue;
            collector.take({one.file, one.word->span}, *one.word, std::move(one.paths), *world);
        }
    }
    // What a token stands for is known only to whoever read the line.
    for (const IncludeSite& site : include_sites(subject)) {
        ConfinedWorld* const world = confined(*site.target);
        if (world == nullptr) continue;
        for (const std::string& pattern : site.inclusion->patterns) {
            std::string beginning = fixed_part(pattern);
            if (beginning == null_device || world->contains(beginning)) continue;
            collector.take(site.place(), *site.word, {std::move(beginning)}, *world);
        }
    }
    return collector.take_all();
}

}  // namespace sshplan
