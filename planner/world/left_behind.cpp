#include "planner/world/left_behind.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace sshplan {
namespace {

constexpr std::string_view name_begin = "sshplan-";
constexpr std::size_t random_size = 6;  // of mkdtemp(3)

/// The process that a private folder's name tells of; nothing if it is no such name.
std::optional<pid_t> process_in(std::string_view name) {
    if (!name.starts_with(name_begin)) return std::nullopt;
    name.remove_prefix(name_begin.size());
    pid_t process = 0;
    const char* const end = name.data() + name.size();
    const auto [rest, fault] = std::from_chars(name.data(), end, process);
    const std::string_view random{rest, static_cast<std::size_t>(end - rest)};
    const bool is_it = fault == std::errc{} && process > 0 && random.size() == random_size + 1 &&
                       random.front() == '-' && random.find_first_of("-.", 1) == random.npos;
    return is_it ? std::optional{process} : std::nullopt;
}

bool is_no_more(pid_t process) { return ::kill(process, 0) != 0 && errno == ESRCH; }

bool is_own_folder(int folder) {
    struct stat status{};
    return ::fstat(folder, &status) == 0 && status.st_uid == ::geteuid();
}

bool is_own_file(int folder, const std::string& name) {
    struct stat status{};
    return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
}

void remove_one(const OpenFolder& base, const std::string& name) {
    const OpenFolder folder{base, name};
    if (folder.number() < 0 || !is_own_folder(folder.number())) return;
    if (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) return;
    const std::vector<std::string> files = folder.names();
    const auto is_own = [&](const std::string& file) { return is_own_file(folder.number(), file); };
    if (!std::ranges::all_of(files, is_own)) return;
    for (const std::string& file : files) ::unlinkat(folder.number(), file.c_str(), 0);
    // Only an empty folder goes: if another has come by this name, it is not ours to empty.
    ::unlinkat(base.number(), name.c_str(), AT_REMOVEDIR);
}

}  // namespace

std::string private_folder_prefix() { return fmt::format("{}{}-", name_begin, ::getpid()); }

bool claim_folder(const OpenFolder& folder) {
    // A file system that knows no claims lets nobody remove it either.
    if (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
    struct stat status{};
    if (::fstat(folder.number(), &status) != 0) return false;
    if (status.st_nlink == 0) errno = ENOENT;
    return status.st_nlink > 0;
}

void remove_left_behind(const std::string& path) {
    const OpenFolder base{path};
    if (base.number() < 0) return;
    for (const std::string& name : base.names()) {
        const auto process = process_in(name);
        if (process && is_no_more(*process)) remove_one(base, name);
    }
}

}  // namespace sshplan
