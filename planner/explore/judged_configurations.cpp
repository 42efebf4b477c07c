#include "planner/explore/judged_configurations.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "planner/dialect/readings.hpp"
#include "planner/explore/candidate_files.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/explore/outside_includes.hpp"

namespace sshplan {
namespace {

std::string folder_name(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    if (slash == std::string::npos) return ".";
    return file.substr(0, slash == 0 ? 1 : slash);
}

/// Whether some line begins with a keyword of ssh_config: a file without one names no host and
/// changes no route.
bool has_keywords(const OpenedFile& file, const Dialect& dialect) {
    return std::ranges::any_of(file.config(lexis_of(dialect)).directives(),
                               [](const Directive& d) { return d.info != nullptr; });
}

}  // namespace

JudgedConfigurations::JudgedConfigurations(World& machine, JudgedRoles roles)
    : machine_(machine), roles_(std::move(roles)) {}

JudgedConfigurations::Folder& JudgedConfigurations::folder_of(const std::string& file) {
    const std::string ssh_dir = roles_.ssh_dir.value_or(folder_name(file));
    const auto same = std::ranges::find_if(folders_, [&](const std::unique_ptr<Folder>& folder) {
        return folder->client.ssh_dir == ssh_dir;
    });
    if (same != folders_.end()) return **same;
    Client client = roles_.caller;
    client.ssh_dir = ssh_dir;
    client.system_config.wanted = RoleFile::Wanted::nothing;
    auto folder = std::unique_ptr<Folder>(
        new Folder{.client = client,
                   .world = {machine_, {.root = root_, .ssh_dir = ssh_dir, .home = client.home}}});
    return *folders_.emplace_back(std::move(folder));
}

JudgedConfiguration JudgedConfigurations::configuration(const std::string& file, std::string name) {
    Folder& folder = folder_of(file);
    Client client = folder.client;
    client.user_config = {file, RoleFile::Wanted::named};
    return {std::move(name), std::move(client), &folder.world, &folder.files};
}

std::optional<std::string> JudgedConfigurations::look_at(const std::string& path) {
    const bool is_folder = machine_.exists(path + "/");
    if (!is_folder && !machine_.exists(path)) {
        return fmt::format("{}: No such file or directory", path);
    }
    root_ = roles_.root.value_or(is_folder ? path : folder_name(path));
    if (is_folder) return look_into(path);
    JudgedConfiguration found = configuration(path, "");
    if (!found.world->contains(path)) return fmt::format("{} is not below {}", path, root_);
    all_.push_back(std::move(found));
    return std::nullopt;
}

std::optional<std::string> JudgedConfigurations::look_into(const std::string& path) {
    const std::string folder = path.size() > 1 && path.ends_with('/')
                                   ? path.substr(0, path.find_last_not_of('/') + 1)
                                   : path;
    ConfinedWorld& world = folder_of(folder + "/config").world;
    if (!world.contains(folder)) return fmt::format("{} is not below {}", path, root_);
    const auto files = candidate_files(world, folder);
    if (!files) return fmt::format("{} holds more files than are looked at", path);
    for (const std::string& file : *files) take_candidate(file, folder);
    if (all_.empty()) return fmt::format("{} holds no configuration of ssh", path);
    return std::nullopt;
}

/// Takes a file as a configuration if no other one includes it, and leaves out those that it
/// includes itself.
void JudgedConfigurations::take_candidate(const std::string& file, const std::string& path) {
    JudgedConfiguration found =
        configuration(file, file.substr(path == "." ? 0 : std::min(file.size(), path.size() + 1)));
    const std::string place = found.world->real_path(file);
    const bool is_taken = std::ranges::any_of(all_, [&](const JudgedConfiguration& one) {
        return one.world->real_path(one.client.user_config.path) == place;
    });
    if (is_taken || included_.contains(place) || !found.world->contains(file)) return;
    const OpenedFile& opened = found.files->open(file);
    if (opened.failure && opened.failure->kind == FileFailure::Kind::not_regular) return;
    if (!opened.failure && !has_keywords(opened, found.client.dialect)) return;
    all_.push_back(found);
    const Resolution read = read_for_unnamed_host(found.client, *found.world, *found.files);
    for (const OpenedFile* const other : read.files) {
        const std::string other_place = found.world->real_path(other->source->name());
        if (other_place != place) included_.insert(other_place);
    }
    std::erase_if(all_, [&](const JudgedConfiguration& one) {
        return included_.contains(one.world->real_path(one.client.user_config.path));
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
