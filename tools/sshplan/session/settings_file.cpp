#include <fmt/format.h>

#include "tools/sshplan/session/lint_settings.hpp"

namespace sshplan::cli {
namespace {

constexpr std::string_view settings_name = ".sshplan.toml";

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

}  // namespace

std::string settings_file_of(const std::string& path, World& world) {
    std::string folder = world.real_path(path);
    if (!world.exists(folder + "/.")) folder = folder_of(folder);
    const std::string nearest = fmt::format("{}/{}", folder, settings_name);
    std::string found;
    for (; !folder.empty(); folder = folder_of(folder)) {
        const std::string file = fmt::format("{}/{}", folder, settings_name);
        if (found.empty() && world.exists(file)) found = file;
        if (world.exists(folder + "/.git")) return found;
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
