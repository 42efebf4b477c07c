#include "planner/migrate/changed_file.hpp"

#include <map>

#include "planner/migrate/unified_diff.hpp"

namespace sshplan {

std::string patch_of(std::span<const ChangedFile> changes, const ReadState& state) {
    std::map<std::string, std::string> by_name;
    for (const ChangedFile& change : changes) {
        const std::string name = state.name_of(*change.file);
        by_name[name] = unified_diff(name, change.file->bytes(), change.edits);
    }
    std::string text;
    for (const auto& [name, patch] : by_name) text += patch;
    return text;
}

}  // namespace sshplan
