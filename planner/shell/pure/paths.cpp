#include "planner/shell/pure/paths.hpp"

namespace sshplan::shell::pure {

std::string_view without_last_slashes(const Call& call, std::string_view path) {
    if (path.starts_with("//") && !path.starts_with("///")) {
        call.unknown("is not the same everywhere for a path that begins with two slashes");
    }
    const std::size_t last = path.find_last_not_of('/');
    return last == std::string_view::npos ? path.substr(0, 1) : path.substr(0, last + 1);
}

}  // namespace sshplan::shell::pure
