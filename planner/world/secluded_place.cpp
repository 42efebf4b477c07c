#include "planner/world/secluded_place.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr int apart = CLONE_NEWNET | CLONE_NEWNS;

bool write_to(const char* path, const char* text, std::size_t size) {
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool is_written = ::write(file, text, size) == static_cast<ssize_t>(size);
    ::close(file);
    return is_written;
}

bool write_to(const char* path, const std::string& text) {
    return write_to(path, text.data(), text.size());
}

}  // namespace

SecludedPlace::SecludedPlace(const Seclusion& seclusion)
    : user_map_(fmt::format("{0} {0} 1", ::geteuid())),
      group_map_(fmt::format("{0} {0} 1", ::getegid())) {
    for (const auto& [path, file] : seclusion.in_place) mounts_.emplace_back(file, path);
}

bool SecludedPlace::enter() const {
    if (::unshare(apart) != 0) {
        constexpr char deny[] = "deny";  // or no group may be mapped (user_namespaces(7))
        const bool is_user = ::unshare(CLONE_NEWUSER | apart) == 0 &&
                             write_to("/proc/self/setgroups", deny, sizeof deny - 1) &&
                             write_to("/proc/self/uid_map", user_map_) &&
                             write_to("/proc/self/gid_map", group_map_);
        if (!is_user) return false;
    }
    // Else what is mounted would be so for everybody.
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
    for (const auto& [file, path] : mounts_) {
        if (::mount(file.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) != 0) return false;
    }
    return true;
}

}  // namespace sshplan
