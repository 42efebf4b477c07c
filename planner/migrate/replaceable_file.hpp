#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "planner/world/world.hpp"

namespace sshplan {

/// A file that can be replaced, and the two names beside it by which that is done.
struct ReplaceableFile {
    std::string path{};       // of the file itself, where a link was named
    std::string directory{};  // in which it stands
    std::string new_name{};   // for the new bytes, until they are in place
    std::string old_name{};   // a second name for the old file, until all is well
    FileStatus status{};
};

/// Looks whether a file can be replaced without loss. If not, why, and a way out; the path as it
/// was named stands before that.
[[nodiscard]] std::variant<ReplaceableFile, std::string> find_replaceable_file(
    World& machine, const std::string& path);

/// Whether two answers speak of the same file.
[[nodiscard]] inline bool is_same_file(const FileStatus& a, const FileStatus& b) {
    return a.device == b.device && a.number == b.number;
}

}  // namespace sshplan
