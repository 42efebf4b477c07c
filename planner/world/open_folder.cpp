#include "planner/world/open_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <memory>
#include <string_view>

namespace sshplan {
namespace {

constexpr int opening = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

}  // namespace

OpenFolder::OpenFolder(const std::string& path) : descriptor_(::open(path.c_str(), opening)) {}

OpenFolder::OpenFolder(const OpenFolder& parent, const std::string& name)
    : descriptor_(::openat(parent.number(), name.c_str(), opening)) {}

std::vector<std::string> OpenFolder::names() const {
    std::vector<std::string> names;
    // Opened anew, as reading it moves where it is read, and closing it closes it.
    const int second = ::openat(number(), ".", opening);
    const auto close = [](DIR* open) { ::closedir(open); };
    const std::unique_ptr<DIR, decltype(close)> directory{::fdopendir(second), close};
    if (!directory && second >= 0) ::close(second);
    while (directory) {
        const dirent* const entry = ::readdir(directory.get());
        if (entry == nullptr) break;
        const std::string_view name{&entry->d_name[0]};
        if (name != "." && name != "..") names.emplace_back(name);
    }
    return names;
}

}  // namespace sshplan
