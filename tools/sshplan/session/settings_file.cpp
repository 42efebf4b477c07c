#include "planner/world/folder_name.hpp"
#include "tools/sshplan/session/lint_settings.hpp"

namespace sshplan::cli {
namespace {

constexpr const char* settings_name = ".sshplan.toml";

}  // namespace

std::string settings_file_of(const std::string& path, World& world) {
    std::string folder = world.real_path(path);
    if (!world.exists(folder + "/.")) folder = folder_name(folder);
    const std::string nearest = path_below(folder, settings_name);
    std::string found;
    for (bool is_top = false; !is_top; folder = folder_name(folder)) {
        const std::string file = path_below(folder, settings_name);
        if (found.empty() && world.exists(file)) found = file;
        if (world.exists(path_below(folder, ".git"))) return found;
        is_top = folder_name(folder) == folder;
    }
    // Without a repository there is no saying whose files those above are.
    return found == nearest ? found : "";
}

std::string own_settings_file(World& world) {
    std::string base = world.variable("XDG_CONFIG_HOME").value_or("");
    if (base.empty()) base = world.variable("HOME").value_or("") + "/.config";
    const std::string file = base + "/sshplan/config.toml";
    return world.exists(file) ? file : "";
}

}  // namespace sshplan::cli
