#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "planner/world/descriptor.hpp"
#include "planner/world/extended_attributes.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/write_all.hpp"

namespace sshplan {
namespace {

constexpr mode_t permission_bits = 07777;

ChangeFailure failure_unless(bool succeeded) {
    return succeeded ? std::nullopt : ChangeFailure{std::strerror(errno)};
}

/// Owner and group first: changing them may take bits of the mode away.
ChangeFailure copy_owner(int from, int to) {
    struct stat wanted{};
    struct stat given{};
    if (::fstat(from, &wanted) != 0 || ::fstat(to, &given) != 0) return std::strerror(errno);
    const bool is_same = wanted.st_uid == given.st_uid && wanted.st_gid == given.st_gid;
    if (!is_same && ::fchown(to, wanted.st_uid, wanted.st_gid) != 0) {
        return fmt::format("its owner and group cannot be kept: {}", std::strerror(errno));
    }
    return std::nullopt;
}

ChangeFailure copy_mode(int from, int to) {
    struct stat wanted{};
    struct stat given{};
    if (::fstat(from, &wanted) != 0) return std::strerror(errno);
    const mode_t mode = wanted.st_mode & permission_bits;
    if (::fchmod(to, mode) != 0 || ::fstat(to, &given) != 0) return std::strerror(errno);
    // Some file systems drop bits, or owners, and do not say so.
    const bool is_kept = (given.st_mode & permission_bits) == mode &&
                         given.st_uid == wanted.st_uid && given.st_gid == wanted.st_gid;
    return is_kept ? std::nullopt : ChangeFailure{"its mode and owner cannot be kept"};
}

ChangeFailure fill(Descriptor& file, int model, std::string_view bytes) {
    if (auto why = write_all(file.number(), bytes)) return why;
    if (auto why = copy_owner(model, file.number())) return why;
    if (auto why = copy_extended_attributes(model, file.number())) return why;
    if (auto why = copy_mode(model, file.number())) return why;
    if (::fsync(file.number()) != 0) return std::strerror(errno);
    return failure_unless(file.close());
}

FileStatus::Kind kind_of(mode_t mode) {
    using Kind = FileStatus::Kind;
    return S_ISREG(mode) ? Kind::regular : S_ISLNK(mode) ? Kind::link : Kind::other;
}

}  // namespace

FileStatusAnswer RealWorld::file_status(const std::string& path) {
    struct stat found{};
    if (::lstat(path.c_str(), &found) != 0) {
        const auto kind = errno == ENOENT ? FileFailure::Kind::missing : FileFailure::Kind::failed;
        return FileFailure{kind, std::strerror(errno)};
    }
    FileStatus status{.kind = kind_of(found.st_mode),
                      .device = found.st_dev,
                      .number = found.st_ino,
                      .names = found.st_nlink,
                      .owner = found.st_uid,
                      .group = found.st_gid,
                      .mode = found.st_mode & permission_bits};
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
        status.write_failure = std::strerror(errno);
    }
    return status;
}

ChangeFailure RealWorld::create_file_like(const std::string& path,
                                          const std::string& model,
                                          std::string_view bytes) {
    if (powers_ != Powers::acts) return World::create_file_like(path, model, bytes);
    constexpr int reading = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    const Descriptor old{::open(model.c_str(), reading)};
    if (old.number() < 0) return std::strerror(errno);
    constexpr int making = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    Descriptor file{::open(path.c_str(), making, 0600)};
    if (file.number() < 0) return std::strerror(errno);
    auto why = fill(file, old.number(), bytes);
    if (why && ::unlink(path.c_str()) != 0) {
        *why += fmt::format(" (and {} is left: {})", path, std::strerror(errno));
    }
    return why;
}

ChangeFailure RealWorld::link_file(const std::string& path, const std::string& second) {
    if (powers_ != Powers::acts) return World::link_file(path, second);
    return failure_unless(::link(path.c_str(), second.c_str()) == 0);
}

ChangeFailure RealWorld::rename_file(const std::string& from, const std::string& to) {
    if (powers_ != Powers::acts) return World::rename_file(from, to);
    return failure_unless(::rename(from.c_str(), to.c_str()) == 0);
}

ChangeFailure RealWorld::remove_file(const std::string& path) {
    if (powers_ != Powers::acts) return World::remove_file(path);
    return failure_unless(::unlink(path.c_str()) == 0);
}

ChangeFailure RealWorld::sync_directory(const std::string& path) {
    if (powers_ != Powers::acts) return World::sync_directory(path);
    const Descriptor directory{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (directory.number() < 0) return std::strerror(errno);
    // EINVAL: this file system has no such promise to give.
    return failure_unless(::fsync(directory.number()) == 0 || errno == EINVAL);
}

}  // namespace sshplan
