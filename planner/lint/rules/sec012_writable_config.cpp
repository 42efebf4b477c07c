#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/rule.hpp"
#include "planner/world/confined_world.hpp"
#include "planner/world/users.hpp"

namespace sshplan {
namespace {

constexpr std::uint32_t others_write = 0022;  // group and others
constexpr std::uint32_t group_writes = 0020;
constexpr std::uint32_t sticky = 01000;  // only owners take files away

/// What somebody else may do with a file or folder; nothing if only this user and root may.
std::optional<std::string> fault_of(World& world, const std::string& path) {
    const FileStatusAnswer answer = world.file_status(path);
    const auto* const status = std::get_if<FileStatus>(&answer);
    if (status == nullptr) return std::nullopt;
    const std::uint32_t user = world.user_id();
    if (status->owner != 0 && status->owner != user) {
        return fmt::format("belongs to the user with the number {}", status->owner);
    }
    const std::uint32_t writers = status->mode & others_write;
    if (writers == 0 || (status->mode & sticky) != 0) return std::nullopt;
    const bool is_private =
        writers == group_writes && is_private_group(world, status->group, status->owner, user);
    if (is_private) return std::nullopt;
    return fmt::format("has mode {:o}", status->mode);
}

/// The folders on the way to a file, the nearest first.
std::vector<std::string> folders_of(const std::string& path) {
    std::vector<std::string> folders;
    for (std::size_t slash = path.rfind('/'); slash != std::string::npos && slash != 0;
         slash = path.rfind('/', slash - 1)) {
        folders.push_back(path.substr(0, slash));
    }
    return folders;
}

/// Says once of each folder who may change it.
class Judge {
public:
    explicit Judge(Findings& findings) : findings_(findings) {}

    void look_at_folders(const LintedFile& file, World& world) {
        for (const std::string& folder : folders_of(world.real_path(file.source->name()))) {
            if (!seen_.insert(folder).second) continue;
            const auto fault = fault_of(world, folder);
            if (!fault) continue;
            Finding& finding = findings_.add(
                {file.source, {}}, "others can take this file away, or put another in its place");
            finding.notes = {
                fmt::format("the folder {} {}", folder, *fault),
                "ssh checks who owns the file itself, and who may write to it, but not "
                "the folders above it"};
            finding.help = {fmt::format("chmod go-w {}", folder)};
        }
    }

    /// A file that was named by -F: ssh believes whoever wrote it.
    void look_at_named_file(const LintedFile& file, World& world) {
        const std::string path = world.real_path(file.source->name());
        const auto fault = fault_of(world, path);
        if (!fault) return;
        Finding& finding =
            findings_.add({file.source, {}}, "others can write to this file, and ssh reads it");
        finding.notes = {fmt::format("{} {}", path, *fault),
                         "ssh does not check a file that is named by -F"};
        finding.help = {fmt::format("chmod go-w {}", path)};
    }

private:
    Findings& findings_;
    std::set<std::string> seen_;
};

void check(const Subject& subject, Findings& findings) {
    Judge judge{findings};
    for (const LintTarget* const target : targets_of(subject)) {
        // Owners and modes of a checkout say nothing.
        if (dynamic_cast<const ConfinedWorld*>(target->world) != nullptr) continue;
        const bool is_named = target->client.user_config.wanted == RoleFile::Wanted::named;
        for (const LintedFile& file : subject.files()) {
            judge.look_at_folders(file, *target->world);
            if (file.is_top && is_named) judge.look_at_named_file(file, *target->world);
        }
    }
}

}  // namespace

extern const Rule sec012_writable_config{
    .id = "SEC012",
    .name = "writable-config",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "Others can replace a file that ssh reads",
    .why = R"(
Who may write to a folder may take away, rename and put in place whatever lies in it. ssh looks at owner
and mode of `~/.ssh/config` and of what it includes (readconf.c read_config_file_depth), not at the folders
above: another account then cannot bring a file of its own, which ssh would refuse, but it can make yours
disappear, and with it every ProxyJump and every check, or bring back an older one of yours.

A file that `-F` names (here: `--user-config`) is not checked by ssh at all: whoever may write to it has
commands run in your name.

This is looked at on this machine alone, without PATH. Folders with the sticky bit, as `/tmp`, let
nobody touch the files of others, and a group whose only member is the owner is nobody else. That ssh
refuses a file for its own owner or mode is SYN020.
)",
    .advice = "`chmod go-w` the folder, and `chown` what belongs to somebody else.",
    .bad = {.text = R"(
«»Host db
    User ana
-- /home/ana/.ssh/ mode=777 --
)",
            .role = ExampleRole::own_machine},
    .good = {.text = R"(
Host db
    User ana
-- /home/ana/.ssh/ mode=700 --
)",
             .role = ExampleRole::own_machine},
    .check = check,
};

}  // namespace sshplan
