#include "planner/world/tilde.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "planner/world/users.hpp"

namespace sshplan {

namespace {

/// A path that begins with a tilde, in parts.
struct Parts {
    std::string_view user;  // empty: one's own home
    std::string_view path;  // below the home
};

Parts split(std::string_view path) {
    path.remove_prefix(1);
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::size_t below = std::min(path.find_first_not_of('/', slash), path.size());
    return {path.substr(0, slash), path.substr(below)};
}

Parts split_as_of_old(std::string_view path) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return {"", path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

std::variant<std::string, TildeFault> tilde_expand(World& world,
                                                   std::string_view path,
                                                   std::string_view home,
                                                   TildeReading reading) {
    constexpr std::size_t path_limit = 4096;
    if (!path.starts_with('~')) {
        return std::string{path};
    }
    const bool is_new = reading == TildeReading::since_8_9;
    const std::string_view speaker = is_new ? "tilde_expand" : "tilde_expand_filename";
    const Parts parts = is_new ? split(path) : split_as_of_old(path);
    std::string result{home};
    if (!parts.user.empty()) {
        const auto user = user_by_name(world, parts.user);
        if (!user) {
            return TildeFault{fmt::format("{}: No such user {}", speaker, parts.user)};
        }
        result = user->home;
    }
    if (!result.ends_with('/')) {
        result += '/';
    }
    result += parts.path;
    if (result.size() >= path_limit) {
        return TildeFault{fmt::format("{}: Path too long", speaker)};
    }
    return result;
}

}  // namespace sshplan
