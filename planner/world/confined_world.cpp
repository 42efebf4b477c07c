#include "planner/world/confined_world.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr std::string_view services = "/etc/services";
constexpr std::array<std::string_view, 2> local_tables{"/etc/passwd", "/etc/group"};
constexpr std::uint32_t nobody = 65534;

/// Without `.`, `..` and doubled slashes, as far as the text alone tells.
std::string normal(const std::string& path) {
    std::string text = std::filesystem::path{path}.lexically_normal();
    if (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text.empty() ? "." : text;
}

/// Whether a normal path is a normal directory, or something in it.
bool is_below(std::string_view path, std::string_view directory) {
    if (directory == ".") {
        return !path.starts_with('/') && path != ".." && !path.starts_with("../");
    }
    if (!path.starts_with(directory)) return false;
    const std::string_view rest = path.substr(directory.size());
    return rest.empty() || rest.starts_with('/') || directory == "/";
}

/// What is behind a normal directory in a path below it. As it is written if that can be had: a
/// `..` behind what is not there leads nowhere.
std::string rest_below(const std::string& path, const std::string& directory) {
    if (directory == ".") return path;
    const bool is_behind =
        directory == "/" || (path.starts_with(directory) &&
                             (path.size() == directory.size() || path[directory.size()] == '/'));
    const std::string text = is_behind ? path : normal(path);
    return text.substr(std::min(text.find_first_not_of('/', directory.size()), text.size()));
}

}  // namespace

ConfinedWorld::ConfinedWorld(World& machine, Confinement confinement)
    : machine_(machine),
      confinement_(std::move(confinement)),
      root_(normal(confinement_.root)),
      real_root_(normal(machine.real_path(confinement_.root))),
      here_(machine.real_path(".")) {}

std::string ConfinedWorld::placed(const std::string& path) const {
    const std::string own = confinement_.home + "/.ssh";
    const bool is_own =
        path.starts_with(own) && (path.size() == own.size() || path[own.size()] == '/');
    return is_own ? confinement_.ssh_dir + path.substr(own.size()) : path;
}

/// Whether a path lies in a home directory that nobody has: it only looks like a relative one.
bool ConfinedWorld::is_of_nobody(const std::string& path) const {
    const std::string& home = confinement_.home;
    return !home.starts_with('/') && (path == home || path.starts_with(home + "/"));
}

std::optional<std::string> ConfinedWorld::find_below(const std::string& path) {
    // A link out of the root is not to be seen in the text, and one in the text may stay inside.
    if (confinement_.root.empty() || is_of_nobody(path)) return std::nullopt;
    const bool is_named_inside =
        is_below(normal(path), root_) || is_below(normal(from_here(path)), real_root_);
    if (!is_named_inside) return std::nullopt;
    const std::string real = machine_.real_path(path);
    for (const std::string& root : {real_root_, root_}) {
        for (const std::string& place : {real, from_here(real)}) {
            if (is_below(normal(place), root)) return rest_below(place, root);
        }
    }
    return std::nullopt;
}

std::string ConfinedWorld::from_here(const std::string& path) const {
    const bool is_relative = !path.starts_with('/') && here_.starts_with('/');
    return is_relative ? here_ + "/" + path : path;
}

const std::optional<std::string>& ConfinedWorld::place_below(const std::string& path) {
    const std::string place = placed(path);
    const auto [entry, is_new] = known_.try_emplace(place);
    if (is_new) entry->second = find_below(place);
    return entry->second;
}

bool ConfinedWorld::contains(const std::string& path) { return place_below(path).has_value(); }

/// Whether a path may be looked at; remembers it if not.
bool ConfinedWorld::lets_in(const std::string& path) {
    if (contains(path)) return true;
    if (std::ranges::find(outside_, path) == outside_.end()) outside_.push_back(path);
    return false;
}

FileAnswer ConfinedWorld::read_file(const std::string& path) {
    if (path == services) return machine_.read_file(path);
    if (path == null_device) return null_content();
    // Tables of users are read whatever the files say; an Include of one looks first whether it is
    // there, and is remembered for that.
    const bool is_table = std::ranges::find(local_tables, path) != local_tables.end();
    if (is_table ? !contains(path) : !lets_in(path)) {
        return FileFailure{FileFailure::Kind::missing, "No such file or directory"};
    }
    FileAnswer answer = machine_.read_file_below(real_root_, *place_below(path));
    if (auto* const content = std::get_if<FileContent>(&answer)) {
        content->owner = 0;
        content->group = 0;
        content->mode = 0644;
    }
    return answer;
}

FileAnswer ConfinedWorld::read_standard_input() {
    return FileFailure{FileFailure::Kind::not_regular, "not below the root"};
}

bool ConfinedWorld::exists(const std::string& path) {
    return lets_in(path) && machine_.exists(placed(path));
}

std::optional<std::string> ConfinedWorld::stat_failure(const std::string& /*path*/) {
    return std::nullopt;
}

bool ConfinedWorld::is_executable(const std::string& /*path*/) { return false; }

std::string ConfinedWorld::real_path(const std::string& path) {
    return contains(path) ? machine_.real_path(placed(path)) : path;
}

std::vector<std::string> ConfinedWorld::list_directory(const std::string& path) {
    return lets_in(path) ? machine_.list_directory(placed(path)) : std::vector<std::string>{};
}

std::optional<std::string> ConfinedWorld::variable(std::string_view name) {
    if (name == "HOME") return confinement_.home;
    return fmt::format("${{{}}}", name);
}

std::uint32_t ConfinedWorld::user_id() { return nobody; }

std::optional<CommandEnd> ConfinedWorld::run_shell(const std::string& /*shell*/,
                                                   const std::string& /*command*/,
                                                   const Patience& /*patience*/) {
    return std::nullopt;
}

std::optional<CommandEnd> ConfinedWorld::run_program(const std::vector<std::string>& /*words*/) {
    return std::nullopt;
}

std::optional<NameAnswer> ConfinedWorld::look_up(const NameQuestion& /*question*/) {
    return std::nullopt;
}

std::optional<std::vector<std::string>> ConfinedWorld::local_addresses() { return std::nullopt; }

}  // namespace sshplan
