#include <algorithm>

#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

const std::string missing = "No such file or directory";

/// Whether a user may write a file, by its mode; root whatever it says.
bool may_write(const ImaginaryFile& file, std::uint32_t user) {
    const std::uint32_t bit = user == file.owner ? 0200 : user == file.group ? 0020 : 0002;
    return user == 0 || (file.mode & bit) != 0;
}

class NoSignals final : public HeldSignals {
public:
    [[nodiscard]] bool has_pending() const override { return false; }
};

}  // namespace

std::uint64_t ImaginaryWorld::number_of(const std::string& path) {
    const auto [entry, is_new] = numbers_.try_emplace(path, 0);
    if (is_new) entry->second = ++last_number_;
    return entry->second;
}

FileStatus ImaginaryWorld::folder_status(const std::string& path) const {
    const auto found = imaginary_.folders.find(path);
    const ImaginaryFolder folder =
        found == imaginary_.folders.end() ? ImaginaryFolder{} : found->second;
    return {.owner = folder.owner, .group = folder.group, .mode = folder.mode};
}

FileStatusAnswer ImaginaryWorld::file_status(const std::string& path) {
    if (imaginary_.links.contains(path)) return FileStatus{.kind = FileStatus::Kind::link};
    const auto found = imaginary_.files.find(path);
    if (found == imaginary_.files.end()) {
        if (is_directory(path)) return folder_status(path);
        return FileFailure{FileFailure::Kind::missing, missing};
    }
    const ImaginaryFile& file = found->second;
    const std::uint64_t number = number_of(path);
    FileStatus status{.kind = FileStatus::Kind::regular,
                      .number = number,
                      .owner = file.owner,
                      .group = file.group,
                      .mode = file.mode};
    const auto is_same = [&](const auto& entry) { return entry.second == number; };
    status.names = static_cast<std::uint64_t>(std::ranges::count_if(numbers_, is_same));
    if (!may_write(file, imaginary_.uid)) status.write_failure = "Permission denied";
    return status;
}

ChangeFailure ImaginaryWorld::create_file_like(const std::string& path,
                                               const std::string& model,
                                               std::string_view bytes) {
    const auto found = imaginary_.files.find(model);
    if (found == imaginary_.files.end()) return missing;
    if (exists(path)) return "File exists";
    ImaginaryFile file = found->second;
    file.bytes = bytes;
    imaginary_.files[path] = std::move(file);
    return std::nullopt;
}

ChangeFailure ImaginaryWorld::link_file(const std::string& path, const std::string& second) {
    const auto found = imaginary_.files.find(path);
    if (found == imaginary_.files.end()) return missing;
    if (exists(second)) return "File exists";
    imaginary_.files[second] = found->second;
    numbers_[second] = number_of(path);
    return std::nullopt;
}

ChangeFailure ImaginaryWorld::rename_file(const std::string& from, const std::string& to) {
    const auto found = imaginary_.files.find(from);
    if (found == imaginary_.files.end()) return missing;
    if (is_directory(to)) return "Is a directory";
    const std::uint64_t number = number_of(from);
    if (imaginary_.files.contains(to) && number_of(to) == number) return std::nullopt;
    imaginary_.files[to] = std::move(found->second);
    numbers_[to] = number;
    imaginary_.links.erase(to);
    return remove_file(from);
}

ChangeFailure ImaginaryWorld::remove_file(const std::string& path) {
    numbers_.erase(path);
    return imaginary_.files.erase(path) == 1 || imaginary_.links.erase(path) == 1
               ? std::nullopt
               : ChangeFailure{missing};
}

ChangeFailure ImaginaryWorld::sync_directory(const std::string& path) {
    return is_directory(path) ? std::nullopt : ChangeFailure{missing};
}

std::unique_ptr<HeldSignals> ImaginaryWorld::hold_signals() {
    return std::make_unique<NoSignals>();
}

}  // namespace sshplan
