#include "planner/world/git_world.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace sshplan {
namespace {

constexpr std::size_t most_links = 40;        // on the way to one path, as Linux has it
constexpr std::size_t longest_target = 4096;  // PATH_MAX
constexpr std::string_view no_such_file = "No such file or directory";

/// The names of a path; a slash at its end asks for a folder, as `.` would.
std::deque<std::string> names_of(std::string_view path) {
    std::deque<std::string> names;
    const bool is_folder = path.ends_with('/');
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0) names.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    if (is_folder) names.emplace_back(".");
    return names;
}

void put_before(std::deque<std::string>& rest, std::string_view path) {
    auto names = names_of(path);
    rest.insert(
        rest.begin(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
}

std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

}  // namespace

GitWorld::GitWorld(World& machine, GitRepository& repository, GitTree tree)
    : ForwardingWorld(machine),
      repository_(repository),
      tree_(std::move(tree)),
      here_(machine.real_path(".")) {}

bool GitWorld::is_inside(const std::string& path) const {
    const std::string& top = repository_.top();
    return path.starts_with(top) && (path.size() == top.size() || path[top.size()] == '/');
}

std::string GitWorld::below_top(const std::string& path) const {
    return path.substr(std::min(repository_.top().size() + 1, path.size()));
}

/// The working directory and the top are paths without links: the one need not be there in the
/// revision, what begins with the other need not be looked up.
GitWorld::Walk GitWorld::start(const std::string& path) const {
    const std::string whole = path.starts_with('/') ? path : from_here(path);
    Walk walk;
    if (is_inside(whole)) {
        walk.at = repository_.top();
        walk.rest = names_of(std::string_view{whole}.substr(walk.at.size()));
    } else {
        walk.rest = names_of(whole);
    }
    return walk;
}

std::string GitWorld::from_here(std::string_view path) const {
    std::string folder = here_;
    while (path == ".." || path.starts_with("../") || path.starts_with("./")) {
        if (path.starts_with("..")) folder = parent_of(folder);
        path.remove_prefix(std::min(path.find('/'), path.size()));
        path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    }
    return folder + "/" + std::string{path};
}

GitWorld::Place GitWorld::find(const std::string& path, LastLink last) {
    if (path.empty()) return {};
    Walk walk = start(path);
    while (!walk.rest.empty()) {
        if (auto place = step(walk, last)) return *std::move(place);
    }
    if (is_inside(walk.at)) return {Place::Kind::folder, std::move(walk.at)};
    return {Place::Kind::outside, walk.at.empty() ? "/" : std::move(walk.at)};
}

/// Goes on by one name; returns where it ends, if it does.
std::optional<GitWorld::Place> GitWorld::step(Walk& walk, LastLink last) {
    const std::string name = std::move(walk.rest.front());
    walk.rest.pop_front();
    const bool is_inside_now = is_inside(walk.at);
    // At the end of a path outside it is the machine that knows whether that is a folder.
    if (name == "." && (is_inside_now || !walk.rest.empty())) return std::nullopt;
    if (name == "..") {
        walk.at = parent_of(walk.at);
        // Where a link of the revision leads, nothing outside is asked for.
        if (walk.links > 0 && !is_inside(walk.at)) return Place{};
        return std::nullopt;
    }
    if (is_inside_now) return step_inside(walk, name, last);
    step_outside(walk, name);
    return std::nullopt;
}

std::optional<GitWorld::Place> GitWorld::step_inside(Walk& walk,
                                                     const std::string& name,
                                                     LastLink last) {
    using Kind = Place::Kind;
    std::string next = walk.at + "/" + name;
    const GitEntry* const entry = tree_.find(below_top(next));
    const bool is_folder = entry != nullptr ? entry->kind == GitEntry::Kind::elsewhere
                                            : tree_.is_folder(below_top(next));
    if (is_folder) {
        walk.at = std::move(next);
        return std::nullopt;
    }
    if (entry == nullptr) return Place{};
    if (entry->kind == GitEntry::Kind::file) {
        return walk.rest.empty() ? Place{Kind::file, std::move(next), entry->id} : Place{};
    }
    if (walk.rest.empty() && last == LastLink::kept) return Place{Kind::link, std::move(next)};
    if (!follow(walk, *entry)) return Place{};
    return std::nullopt;
}

/// The machine follows its own links, those too that lead into the work tree.
void GitWorld::step_outside(Walk& walk, const std::string& name) {
    const std::string next = machine().real_path(walk.at + "/" + name);
    if (is_inside(next)) {
        walk.at = repository_.top();
        put_before(walk.rest, below_top(next));
    } else {
        walk.at = next == "/" ? "" : next;
    }
}

/// Goes on at a link's target; false if that is not within the work tree.
bool GitWorld::follow(Walk& walk, const GitEntry& link) {
    const std::string& target = target_of(link);
    if (target.empty() || ++walk.links > most_links) return false;
    if (!target.starts_with('/')) {
        put_before(walk.rest, target);
        return true;
    }
    if (!is_inside(target)) return false;
    walk.at = repository_.top();
    put_before(walk.rest, below_top(target));
    return true;
}

/// Empty: it cannot be read, or leads nowhere.
const std::string& GitWorld::target_of(const GitEntry& link) {
    const auto [entry, is_new] = targets_.try_emplace(link.id);
    if (is_new) {
        FileAnswer answer = repository_.blob(link.id, longest_target);
        if (auto* const content = std::get_if<FileContent>(&answer)) {
            entry->second = std::move(content->bytes);
        }
    }
    return entry->second;
}

FileAnswer GitWorld::read_file(const std::string& path) {
    const Place place = find(path);
    switch (place.kind) {
        case Place::Kind::outside:
            return machine().read_file(place.path);
        case Place::Kind::file:
            return repository_.blob(place.id, limits().of(Limit::file));
        case Place::Kind::folder:
            return FileContent{"", user_id(), user_id(), 0755, true};
        case Place::Kind::link:
        case Place::Kind::missing:
            break;
    }
    return FileFailure{FileFailure::Kind::missing, std::string{no_such_file}};
}

bool GitWorld::exists(const std::string& path) {
    const Place place = find(path, LastLink::kept);
    if (place.kind == Place::Kind::outside) return machine().exists(place.path);
    return place.kind != Place::Kind::missing;
}

std::optional<std::string> GitWorld::stat_failure(const std::string& path) {
    const Place place = find(path);
    if (place.kind == Place::Kind::outside) return machine().stat_failure(place.path);
    if (place.kind != Place::Kind::missing) return std::nullopt;
    return std::string{no_such_file};
}

bool GitWorld::is_executable(const std::string& path) {
    const Place place = find(path);
    return place.kind == Place::Kind::outside && machine().is_executable(place.path);
}

std::string GitWorld::real_path(const std::string& path) {
    const Place place = find(path);
    if (place.kind == Place::Kind::outside) return machine().real_path(place.path);
    return place.kind == Place::Kind::missing ? path : place.path;
}

std::vector<std::string> GitWorld::list_directory(const std::string& path) {
    const Place place = find(path);
    if (place.kind == Place::Kind::outside) return machine().list_directory(place.path);
    if (place.kind != Place::Kind::folder) return {};
    return tree_.names_in(below_top(place.path));
}

}  // namespace sshplan
