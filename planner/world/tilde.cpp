#include "planner/world/tilde.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "planner/world/users.hpp"

namespace sshplan {

std::variant<std::string, TildeFault> tilde_expand(World& world,
                                                   std::string_view path,
                                                   std::string_view home) {
    constexpr std::size_t path_limit = 4096;
    if (!path.starts_with('~')) {
        return std::string{path};
    }
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(1, slash - 1);
    std::string result{home};
    if (!name.empty()) {
        const auto user = user_by_name(world, name);
        if (!user) {
            return TildeFault{fmt::format("tilde_expand: No such user {}", name)};
        }
        result = user->home;
    }
    if (!result.ends_with('/')) {
        result += '/';
    }
    result += path.substr(std::min(path.find_first_not_of('/', slash), path.size()));
    if (result.size() >= path_limit) {
        return TildeFault{"tilde_expand: Path too long"};
    }
    return result;
}

}  // namespace sshplan
