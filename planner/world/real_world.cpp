#include "planner/world/real_world.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "planner/world/descriptor.hpp"
#include "planner/world/open_beneath.hpp"

namespace sshplan {

namespace {

using Kind = FileFailure::Kind;

FileFailure failure_of(int error) {
    return {error == ENOENT ? Kind::missing : Kind::failed, std::strerror(error)};
}

/// Why a file of this type is not read; nothing for regular files and directories.
std::optional<FileFailure> type_failure(mode_t mode) {
    if (S_ISREG(mode) || S_ISDIR(mode)) {
        return std::nullopt;
    }
    if (S_ISLNK(mode)) return failure_of(ENOENT);  // to be followed by nobody
    if (S_ISFIFO(mode)) {
        return FileFailure{Kind::not_regular, "a FIFO"};
    }
    return FileFailure{Kind::not_regular, S_ISSOCK(mode) ? "a socket" : "a device"};
}

/// Reads to the end, whatever size was announced: a file may grow, and those of /proc say 0.
std::optional<FileFailure> read_all(int file, std::size_t limit, std::string& bytes) {
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t count = ::read(file, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return failure_of(errno);
        }
        if (count == 0) {
            return std::nullopt;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > limit) {
            return FileFailure{Kind::too_large, too_large_text(limit)};
        }
    }
}

constexpr int reading = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

Descriptor open_to_read(const std::string& path) {
    return Descriptor{::open(path.c_str(), reading)};
}

FileAnswer read_open_file(int file, std::size_t limit) {
    struct stat status{};
    if (::fstat(file, &status) != 0) {
        return failure_of(errno);
    }
    if (auto failure = type_failure(status.st_mode)) {
        return *failure;
    }
    FileContent content;
    content.owner = status.st_uid;
    content.group = status.st_gid;
    content.mode = status.st_mode & 07777U;
    content.is_directory = S_ISDIR(status.st_mode);
    if (content.is_directory) {
        return content;
    }
    if (static_cast<std::uintmax_t>(status.st_size) > limit) {
        return FileFailure{Kind::too_large, too_large_text(limit)};
    }
    content.bytes.reserve(static_cast<std::size_t>(status.st_size));
    if (auto failure = read_all(file, limit, content.bytes)) {
        return *failure;
    }
    return content;
}

}  // namespace

RealWorld::RealWorld(Powers powers, std::size_t always_read)
    : powers_(powers), always_read_(always_read) {
    ::pthread_sigmask(SIG_BLOCK, nullptr, &mask_);
}

/// A lower limit is ConfigFiles' to keep.
std::size_t RealWorld::most_bytes() const {
    return std::max(always_read_, limits().of(Limit::file));
}

FileAnswer RealWorld::read_file(const std::string& path) {
    if (path == null_device) return null_content();
    // Looked at first: to open a device can already have an effect.
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        return failure_of(errno);
    }
    if (auto failure = type_failure(status.st_mode)) {
        return *failure;
    }
    const Descriptor file = open_to_read(path);
    if (file.number() < 0) {
        return failure_of(errno);
    }
    return read_open_file(file.number(), most_bytes());
}

FileAnswer RealWorld::read_file_below(const std::string& folder, const std::string& rest) {
    const auto failure = [] {
        const bool leads_elsewhere = errno == ELOOP || errno == EXDEV;
        return failure_of(leads_elsewhere ? ENOENT : errno);
    };
    struct stat status{};
    const Descriptor name = open_beneath(folder, rest, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (name.number() < 0 || ::fstat(name.number(), &status) != 0) return failure();
    if (auto wrong = type_failure(status.st_mode)) return *wrong;
    const Descriptor file = open_beneath(folder, rest, reading);
    if (file.number() < 0) return failure();
    return read_open_file(file.number(), most_bytes());
}

std::optional<std::string> RealWorld::read_part(const std::string& path,
                                                std::size_t offset,
                                                std::size_t size) {
    struct stat status{};
    if (size > most_bytes() || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    const Descriptor file = open_to_read(path);
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (file.number() >= 0 && done < size) {
        const ssize_t count = ::pread(
            file.number(), bytes.data() + done, size - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    if (file.number() < 0) return std::nullopt;
    bytes.resize(done);
    return bytes;
}

FileAnswer RealWorld::read_standard_input() {
    struct stat status{};
    if (::fstat(STDIN_FILENO, &status) != 0) {
        return failure_of(errno);
    }
    if (stdin_is_terminal()) {
        return FileFailure{Kind::not_regular, "a terminal"};
    }
    // Whoever asks for standard input wants to wait for a pipe; some shells make them of sockets.
    if (!S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode)) {
        return read_open_file(STDIN_FILENO, most_bytes());
    }
    FileContent content{"", status.st_uid, status.st_gid, status.st_mode & 07777U};
    if (auto failure = read_all(STDIN_FILENO, most_bytes(), content.bytes)) {
        return *failure;
    }
    return content;
}

bool RealWorld::stdin_is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

bool RealWorld::exists(const std::string& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0;
}

std::optional<std::string> RealWorld::stat_failure(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 ? std::nullopt
                                              : std::optional<std::string>{std::strerror(errno)};
}

bool RealWorld::is_executable(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           ::access(path.c_str(), X_OK) == 0;
}

std::string RealWorld::real_path(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> found{::realpath(path.c_str(), nullptr),
                                                       &std::free};
    return found ? std::string{found.get()} : path;
}

std::vector<std::string> RealWorld::list_directory(const std::string& path) {
    std::vector<std::string> names;
    const auto close = [](DIR* open) { ::closedir(open); };
    const std::unique_ptr<DIR, decltype(close)> directory{::opendir(path.c_str()), close};
    while (directory) {
        const dirent* const entry = ::readdir(directory.get());
        if (entry == nullptr) {
            break;
        }
        const std::string_view name{&entry->d_name[0]};
        if (name != "." && name != "..") {
            names.emplace_back(name);
        }
    }
    std::ranges::sort(names);
    return names;
}

std::optional<std::string> RealWorld::variable(std::string_view name) {
    const char* const value = std::getenv(std::string{name}.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

std::uint32_t RealWorld::user_id() { return ::getuid(); }

std::string RealWorld::today() {
    using namespace std::chrono;
    const year_month_day day{floor<days>(system_clock::now())};
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string RealWorld::host_name() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    // The last byte stays 0 even where a name is cut.
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : "";
}

}  // namespace sshplan
