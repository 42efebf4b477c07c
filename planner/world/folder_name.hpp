#pragma once

#include <string>

namespace sshplan {

/// The folder that a path says its last name lies in: `.` if it says none, `/` for what lies at the
/// top. Links are not followed.
[[nodiscard]] inline std::string folder_name(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return path.substr(0, slash == 0 ? 1 : slash);
}

/// What a name below a folder is called.
[[nodiscard]] inline std::string path_below(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

/// What stands at a relative path below a folder; the folder itself if that is empty.
[[nodiscard]] inline std::string path_at(const std::string& folder, const std::string& rest) {
    if (folder == ".") return rest.empty() ? folder : rest;
    return rest.empty() ? folder : path_below(folder, rest);
}

}  // namespace sshplan
