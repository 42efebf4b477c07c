#include "planner/lint/relative_includes.hpp"

#include "planner/world/glob.hpp"

namespace sshplan {

std::optional<std::string> file_beside(const IncludeSite& site) {
    const std::string_view word = site.word->text;
    const bool is_relative = !word.empty() && word.front() != '/' && word.front() != '~' &&
                             word.find_first_of("%$") == std::string_view::npos;
    if (!is_relative || !site.inclusion->paths.empty()) return std::nullopt;
    const std::string& name = site.file->source->name();
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos) return std::nullopt;
    const std::string pattern = name.substr(0, slash + 1) + std::string{word};
    World& world = *site.target->world;
    GlobAnswer found = glob_paths(world, pattern, glob_home(world, site.target->client.home));
    if (found.paths.empty()) return std::nullopt;
    return std::move(found.paths.front());
}

}  // namespace sshplan
