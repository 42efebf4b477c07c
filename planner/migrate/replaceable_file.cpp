#include "planner/migrate/replaceable_file.hpp"

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr std::uint32_t write_bits = 0222;

/// What stands behind a path, and where: a link is followed to its end.
FileStatusAnswer follow(World& machine, std::string& path) {
    FileStatusAnswer answer = machine.file_status(path);
    const auto* const status = std::get_if<FileStatus>(&answer);
    if (status == nullptr || status->kind != FileStatus::Kind::link) return answer;
    path = machine.real_path(path);
    return machine.file_status(path);
}

/// Why a file is left alone by what it is.
std::optional<std::string> refusal(const FileStatus& status) {
    if (status.kind == FileStatus::Kind::link) return "it is a link that leads nowhere";
    if (status.kind != FileStatus::Kind::regular) {
        return "it is no regular file, and only such files are written";
    }
    // Root may write anything: the bits say that nobody should.
    if ((status.mode & write_bits) == 0) {
        return fmt::format("it is read-only (mode {:04o}); chmod u+w makes it writable",
                           status.mode);
    }
    if (status.write_failure) {
        return fmt::format("this user may not write it ({}); its owner may", *status.write_failure);
    }
    if (status.names > 1) {
        return fmt::format(
            "it has {} names (hard links), and the others would keep the old bytes; "
            "remove them, or make a symbolic link of each",
            status.names);
    }
    return std::nullopt;
}

std::string left_behind(const std::string& name) {
    return fmt::format(
        "{} is there: another run writes this file now, or was cut off; if none "
        "does, see which of the two is right, and remove {}",
        name,
        name);
}

}  // namespace

std::variant<ReplaceableFile, std::string> find_replaceable_file(World& machine,
                                                                 const std::string& path) {
    ReplaceableFile file{.path = path};
    const FileStatusAnswer answer = follow(machine, file.path);
    if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
        return fmt::format("{}: {}", path, failure->reason);
    }
    file.status = std::get<FileStatus>(answer);
    const std::size_t name = file.path.rfind('/') + 1;  // npos + 1 is 0
    const std::string before = file.path.substr(0, name);
    file.directory = before.empty() ? "." : before;
    file.new_name = fmt::format("{}.{}.sshplan-new", before, file.path.substr(name));
    file.old_name = fmt::format("{}.{}.sshplan-old", before, file.path.substr(name));
    // First of all: what is left of another run is one of several names, too.
    for (const std::string& left : {file.old_name, file.new_name}) {
        if (machine.exists(left)) return fmt::format("{}: {}", path, left_behind(left));
    }
    if (const auto why = refusal(file.status)) return fmt::format("{}: {}", path, *why);
    return file;
}

}  // namespace sshplan
