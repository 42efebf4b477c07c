#include "planner/world/open_beneath.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace sshplan {
namespace {

#ifndef O_PATH
constexpr int naming = O_RDONLY;
#else
constexpr int naming = O_PATH;
#endif

Descriptor open_folder(const std::string& folder) {
    return Descriptor{::open(folder.c_str(), naming | O_DIRECTORY | O_CLOEXEC)};
}

int open_at_once([[maybe_unused]] int folder,
                 [[maybe_unused]] const char* rest,
                 [[maybe_unused]] int flags) {
#ifdef SYS_openat2
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    return static_cast<int>(::syscall(SYS_openat2, folder, rest, &how, sizeof how));
#else
    errno = ENOSYS;
    return -1;
#endif
}

/// Opens the last of some names in a folder; the others are folders on the way.
Descriptor walk(int folder, std::string_view rest, int flags) {
    while (rest.starts_with('/')) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string name{rest.empty() ? "." : rest.substr(0, end)};
    rest.remove_prefix(end);
    if (name == "..") {
        errno = EXDEV;
        return Descriptor{-1};
    }
    if (rest.empty()) return Descriptor{::openat(folder, name.c_str(), flags | O_NOFOLLOW)};
    const int way = naming | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    const Descriptor next{::openat(folder, name.c_str(), way)};
    return next.number() < 0 ? Descriptor{-1} : walk(next.number(), rest, flags);
}

}  // namespace

Descriptor open_beneath(const std::string& folder, const std::string& rest, int flags) {
    const Descriptor root = open_folder(folder);
    if (root.number() < 0) return Descriptor{-1};
    const int opened = open_at_once(root.number(), rest.empty() ? "." : rest.c_str(), flags);
    // Some containers forbid what they do not know.
    const bool is_known = opened >= 0 || (errno != ENOSYS && errno != EPERM);
    return is_known ? Descriptor{opened} : walk(root.number(), rest, flags);
}

Descriptor walk_beneath(const std::string& folder, const std::string& rest, int flags) {
    const Descriptor root = open_folder(folder);
    return root.number() < 0 ? Descriptor{-1} : walk(root.number(), rest, flags);
}

const char* beneath_failure() {
#ifdef SYS_openat2
    // Nothing is opened: whoever knows the call complains of its arguments.
    if (::syscall(SYS_openat2, -1, "", nullptr, 0) != 0 && errno == EINVAL) return nullptr;
#else
    errno = ENOSYS;
#endif
    return std::strerror(errno);
}

}  // namespace sshplan
