#include "planner/explore/judged_configurations.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/dialect/readings.hpp"
#include "planner/explore/candidate_files.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/explore/outside_includes.hpp"
#include "planner/resolve/standard_input.hpp"
#include "planner/world/folder_name.hpp"

namespace sshplan {
namespace {

/// What ~/.ssh is where nobody says where that would be.
constexpr const char* nobodys_ssh_dir = "~/.ssh";

/// Where the file that is judged really lies.
std::string place_of(const JudgedConfiguration& one) {
    return one.world->real_path(top_file(one.client));
}

bool is_among(const std::vector<JudgedConfiguration>& configurations, const std::string& place) {
    return std::ranges::find(configurations, place, place_of) != configurations.end();
}

/// Whether some line begins with a keyword of ssh_config: a file without one names no host and
/// changes no route.
bool has_keywords(const OpenedFile& file, const Dialect& dialect) {
    return std::ranges::any_of(file.config(lexis_of(dialect)).directives(),
                               [](const Directive& d) { return d.info != nullptr; });
}

/// Whether a link by this name stands where a configuration is looked for.
bool is_configuration_name(std::string_view file) {
    const std::string_view name = file.substr(file.rfind('/') + 1);
    return name == "config" || name == "ssh_config" || name.ends_with(".conf");
}

/// Whether everybody knows a file of this name for a configuration, whatever includes it.
bool is_always_top(std::string_view file) {
    const std::string_view name = file.substr(file.rfind('/') + 1);
    return name == "config" || name == "ssh_config";
}

/// Whether the last name of a path to a folder is a link that leads out of the folder above.
bool leads_out(const std::string& folder, World& machine) {
    const std::string name = folder.substr(folder.rfind('/') + 1);
    if (name.empty() || name == "." || name == "..") return false;
    const std::string above = folder_name(folder);
    return !ConfinedWorld{machine, {.root = above, .ssh_dir = above}}.contains(folder);
}

}  // namespace

const std::string& top_file(const Client& client) {
    const bool is_system = client.user_config.wanted == RoleFile::Wanted::nothing;
    return (is_system ? client.system_config : client.user_config).path;
}

JudgedConfigurations::JudgedConfigurations(World& machine, JudgedRoles roles)
    : machine_(machine), roles_(std::move(roles)) {}

JudgedConfigurations::Folder& JudgedConfigurations::folder_of(const std::string& file) {
    const bool is_placed = file != standard_input_name;
    const std::string ssh_dir =
        roles_.ssh_dir.value_or(is_placed ? folder_name(file) : nobodys_ssh_dir);
    const auto same = std::ranges::find_if(folders_, [&](const std::unique_ptr<Folder>& folder) {
        return folder->client.ssh_dir == ssh_dir && folder->world.confinement().root == root_;
    });
    if (same != folders_.end()) return **same;
    Client client = roles_.caller;
    client.ssh_dir = ssh_dir;
    if (roles_.side == Side::system) client.system_dir = ssh_dir;
    client.user_config.wanted = client.system_config.wanted = RoleFile::Wanted::nothing;
    auto folder = std::make_unique<Folder>(
        client,
        machine_,
        Confinement{.root = root_, .ssh_dir = ssh_dir, .home = client.home},
        so_far_);
    if (roles_.system_config) {
        // It is named by whoever judges, wherever it lies; what it includes has to lie inside.
        folder->files.adopt(*roles_.system_config, machine_.read_file(*roles_.system_config));
        folder->client.system_config = {*roles_.system_config, RoleFile::Wanted::named};
    }
    return *folders_.emplace_back(std::move(folder));
}

JudgedConfiguration JudgedConfigurations::configuration(const std::string& file, std::string name) {
    Folder& folder = folder_of(file);
    Client client = folder.client;
    const bool is_system = roles_.side == Side::system;
    (is_system ? client.system_config : client.user_config) = {file, RoleFile::Wanted::judged};
    return {std::move(name), std::move(client), &folder.world, &folder.files};
}

std::optional<PathFault> JudgedConfigurations::look_at(const std::string& path) {
    if (path == "-") return read_standard_input();
    if (path.empty()) return PathFault{"'' is no path"};
    const bool is_folder = machine_.exists(path + "/");
    if (!is_folder && !machine_.exists(path)) {
        return PathFault{fmt::format("{}: No such file or directory", path)};
    }
    root_ = roles_.root.value_or(is_folder ? path : folder_name(path));
    if (is_folder) return look_into(path);
    JudgedConfiguration found = configuration(path, "");
    if (!found.world->contains(path)) return is_outside(path);
    if (!is_taken(found.world->real_path(path))) all_.push_back(std::move(found));
    return std::nullopt;
}

/// What comes from no folder: nothing is found beside it, unless somebody says where that is.
std::optional<PathFault> JudgedConfigurations::read_standard_input() {
    const std::string name{standard_input_name};
    if (is_taken(name)) return std::nullopt;
    root_ = roles_.root.value_or(roles_.ssh_dir.value_or(""));
    JudgedConfiguration found = configuration(name, "");
    if (auto failure = adopt_standard_input(*found.files, machine_)) {
        return PathFault{*std::move(failure)};
    }
    all_.push_back(std::move(found));
    return std::nullopt;
}

PathFault JudgedConfigurations::is_outside(const std::string& path) const {
    return {fmt::format("{} is not below {}", path, root_)};
}

bool JudgedConfigurations::is_taken(const std::string& place) const {
    return is_among(all_, place);
}

std::optional<PathFault> JudgedConfigurations::look_into(const std::string& path) {
    const std::string folder = path.size() > 1 && path.ends_with('/')
                                   ? path.substr(0, path.find_last_not_of('/') + 1)
                                   : path;
    ConfinedWorld& world = folder_of(folder + "/config").world;
    if (!world.contains(folder)) return is_outside(path);
    if (!roles_.root && leads_out(folder, machine_)) {
        return PathFault{fmt::format(
            "{} is a link to {}: name that, or give --root", path, machine_.real_path(folder))};
    }
    const auto files = candidate_files(world, folder);
    if (const auto* const too_many = std::get_if<TooManyFiles>(&files)) {
        return PathFault{too_many->text, Ending::limit};
    }
    Candidates candidates;
    for (const std::string& file : std::get<std::vector<std::string>>(files)) {
        if (!world.contains(file) && is_configuration_name(file)) {
            return PathFault{
                fmt::format("{} is a link that leads out of {}: it cannot be judged", file, root_)};
        }
        look_at_candidate(file, folder, candidates);
    }
    if (candidates.are_none) {
        return PathFault{fmt::format("{} holds no configuration of ssh", path)};
    }
    std::ranges::move(candidates.top, std::back_inserter(all_));
    return std::nullopt;
}

/// Takes a file as a configuration if no other one in its folder includes it, and leaves out those
/// that it includes itself; but not a `config`: who adds a file could take it out of sight.
void JudgedConfigurations::look_at_candidate(const std::string& file,
                                             const std::string& path,
                                             Candidates& candidates) {
    JudgedConfiguration found =
        configuration(file, file.substr(path == "." ? 0 : std::min(file.size(), path.size() + 1)));
    const std::string place = found.world->real_path(file);
    const bool is_below_another = candidates.included.contains(place) && !is_always_top(file);
    if (is_below_another || !found.world->contains(file)) return;
    const OpenedFile& opened = found.files->open(file);
    if (opened.failure && opened.failure->kind == FileFailure::Kind::not_regular) return;
    if (!opened.failure && !has_keywords(opened, found.client.dialect)) return;
    candidates.are_none = false;
    if (!is_taken(place) && !is_among(candidates.top, place)) candidates.top.push_back(found);
    const Resolution read = read_for_unnamed_host(found.client, *found.world, *found.files);
    for (const OpenedFile* const other : read.files) {
        const std::string other_place = found.world->real_path(other->source->name());
        if (other_place != place) candidates.included.insert(other_place);
    }
    std::erase_if(candidates.top, [&](const JudgedConfiguration& one) {
        return candidates.included.contains(place_of(one)) && !is_always_top(top_file(one.client));
    });
}

std::vector<Complaint> JudgedConfigurations::outside() const {
    std::vector<Complaint> complaints;
    for (const std::unique_ptr<Folder>& folder : folders_) {
        std::ranges::move(outside_includes(folder->files, folder->world, folder->client),
                          std::back_inserter(complaints));
    }
    return complaints;
}

}  // namespace sshplan
