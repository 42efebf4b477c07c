#include "planner/world/extended_attributes.hpp"

#include <sys/xattr.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace sshplan {
namespace {

using Attributes = std::map<std::string, std::string>;

std::optional<std::string> failure(const std::string& name) {
    return fmt::format("its extended attribute {}: {}", name, std::strerror(errno));
}

/// Runs one of the calls that tell a size first; nothing, with errno, if it fails.
template <typename Call>
std::optional<std::string> whole_answer(const Call& call) {
    std::string answer;
    while (true) {
        const ssize_t size = call(nullptr, 0);
        if (size < 0) return std::nullopt;
        answer.resize(static_cast<std::size_t>(size));
        if (size == 0) return answer;
        const ssize_t count = call(answer.data(), answer.size());
        if (count >= 0) {
            answer.resize(static_cast<std::size_t>(count));
            return answer;
        }
        if (errno != ERANGE) return std::nullopt;  // else it has grown meanwhile
    }
}

/// All attributes of a file; none where its file system knows none.
std::optional<std::string> read_attributes(int file, Attributes& attributes) {
    const auto names = whole_answer(
        [file](char* bytes, std::size_t size) { return ::flistxattr(file, bytes, size); });
    if (!names) return errno == ENOTSUP ? std::nullopt : failure("list");
    for (std::size_t begin = 0; begin < names->size();) {
        const std::string name{names->c_str() + begin};
        begin += name.size() + 1;
        auto value = whole_answer([&](char* bytes, std::size_t size) {
            return ::fgetxattr(file, name.c_str(), bytes, size);
        });
        if (!value) return failure(name);
        attributes.emplace(name, std::move(*value));
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> copy_extended_attributes(int from, int to) {
    Attributes wanted;
    Attributes given;
    if (auto why = read_attributes(from, wanted)) return why;
    if (auto why = read_attributes(to, given)) return why;
    for (const auto& [name, value] : wanted) {
        // Only who may label files may set a label, even to what it is.
        const auto found = given.find(name);
        if (found != given.end() && found->second == value) continue;
        if (::fsetxattr(to, name.c_str(), value.data(), value.size(), 0) != 0) return failure(name);
    }
    for (const auto& [name, value] : given) {
        if (wanted.contains(name) || !name.starts_with("system.")) continue;
        if (::fremovexattr(to, name.c_str()) != 0) return failure(name);
    }
    return std::nullopt;
}

}  // namespace sshplan
