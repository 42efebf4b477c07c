#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <map>

#include <fmt/format.h>

#include "planner/world/descriptor.hpp"
#include "planner/world/left_behind.hpp"
#include "planner/world/open_folder.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/write_all.hpp"

namespace sshplan {
namespace {

/// Whose a directory has to be for something to be put there.
enum class Owner : std::uint8_t { this_user_or_root, this_user };

struct Base {
    std::string_view variable;  // that names it; empty: it is `path`
    std::string_view path;
    Owner owner;
};

constexpr std::array<Base, 5> bases{{{"XDG_RUNTIME_DIR", "", Owner::this_user},
                                     {"TMPDIR", "", Owner::this_user_or_root},
                                     {"", "/tmp", Owner::this_user_or_root},
                                     {"", "/dev/shm", Owner::this_user_or_root},
                                     {"", "/var/tmp", Owner::this_user_or_root}}};

/// What a folder has room for, or another one is made: more than any frozen configuration.
constexpr std::size_t wanted_room = 65'536;

constexpr std::string_view plain_bytes =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";

/// Whether a path can be written into a command line or a configuration as it is, from anywhere.
bool is_plain(std::string_view path) {
    return path.starts_with('/') && path.find_first_not_of(plain_bytes) == path.npos;
}

bool is_usable(const std::string& path, Owner owner) {
    struct stat status{};
    if (!is_plain(path) || ::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        return false;
    }
    // Others could put a folder of theirs in the place of ours.
    const bool is_shared = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    if (is_shared && (status.st_mode & S_ISVTX) == 0) return false;
    const bool is_own = status.st_uid == ::geteuid();
    const bool is_owned = is_own || (owner == Owner::this_user_or_root && status.st_uid == 0);
    return is_owned && ::faccessat(AT_FDCWD, path.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

std::string without_last_slashes(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

/// Makes a folder that stays claimed. Its path; empty, with errno, if it cannot be made.
std::string make_claimed_folder(const std::string& base,
                                std::map<std::string, OpenFolder>& claims) {
    // One that is new may be taken for left behind before it is claimed.
    for (int tries = 0; tries < 5; ++tries) {
        std::string made = base + "/" + private_folder_prefix() + "XXXXXX";
        if (::mkdtemp(made.data()) == nullptr) break;
        const auto claim = claims.try_emplace(made, made).first;
        if (claim_folder(claim->second)) return made;
        const int error = errno;
        claims.erase(claim);
        ::rmdir(made.c_str());
        errno = error;
    }
    return "";
}

/// Whether files can be written into a folder; else errno says why not.
bool has_room(const std::string& folder) {
    const std::string path = folder + "/room";
    constexpr int making = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    const Descriptor file{::open(path.c_str(), making, 0600)};
    if (file.number() < 0) return false;
    const bool fits = !write_all(file.number(), std::string(wanted_room, '\0'));
    const int error = errno;
    ::unlink(path.c_str());
    errno = error;
    return fits;
}

ChangeFailure close_behind(Descriptor& file, ChangeFailure why) {
    if (!file.close() && !why) why = std::strerror(errno);
    return why;
}

ChangeFailure create(const std::string& path, std::string_view bytes, mode_t mode) {
    constexpr int making = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    Descriptor file{::open(path.c_str(), making, mode)};
    if (file.number() < 0) return std::strerror(errno);
    auto why = close_behind(file, write_all(file.number(), bytes));
    if (why && ::unlink(path.c_str()) != 0) {
        *why += fmt::format(" (and {} is left: {})", path, std::strerror(errno));
    }
    return why;
}

}  // namespace

std::variant<std::string, FileFailure> RealWorld::make_private_folder() {
    if (powers_ != Powers::acts) return World::make_private_folder();
    FileFailure failure{FileFailure::Kind::failed,
                        "none of $XDG_RUNTIME_DIR, $TMPDIR, /tmp, /dev/shm and /var/tmp is a "
                        "directory that this user "
                        "can write to, others cannot, and whose path is plain"};
    for (const Base& base : bases) {
        const std::string named =
            base.variable.empty() ? std::string{base.path} : variable(base.variable).value_or("");
        // mkdtemp would follow a link here just as everybody else does.
        const std::string path = without_last_slashes(real_path(named));
        if (named.empty() || !is_plain(named) || !is_usable(path, base.owner)) continue;
        remove_left_behind(path);
        std::string made = make_claimed_folder(path, claims_);
        if (!made.empty() && has_room(made)) return made;
        failure.reason = fmt::format("{}: {}", path, std::strerror(errno));
        if (!made.empty()) (void)remove_folder(made);
    }
    return failure;
}

ChangeFailure RealWorld::create_private_file(const std::string& path, std::string_view bytes) {
    if (powers_ != Powers::acts) return World::create_private_file(path, bytes);
    return create(path, bytes, S_IRUSR | S_IWUSR);
}

ChangeFailure RealWorld::create_private_program(const std::string& path, std::string_view bytes) {
    if (powers_ != Powers::acts) return World::create_private_program(path, bytes);
    return create(path, bytes, S_IRWXU);
}

ChangeFailure RealWorld::remove_folder(const std::string& path) {
    if (powers_ != Powers::acts) return World::remove_folder(path);
    const std::string place = without_last_slashes(path);  // behind one a link would be followed
    const OpenFolder folder{place};
    if (folder.number() < 0) {
        return errno == ENOENT ? std::nullopt : ChangeFailure{std::strerror(errno)};
    }
    for (const std::string& name : folder.names()) {
        // A folder in it is not removed; then this one is not empty, which is said below.
        ::unlinkat(folder.number(), name.c_str(), 0);
    }
    if (::rmdir(place.c_str()) != 0 && errno != ENOENT) return std::strerror(errno);
    claims_.erase(place);
    return std::nullopt;
}

}  // namespace sshplan
