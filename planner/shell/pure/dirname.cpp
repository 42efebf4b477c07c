#include "planner/shell/pure/paths.hpp"

namespace sshplan::shell::pure {

namespace {

std::string_view folder_of(const Call& call, std::string_view path) {
    const std::string_view stripped = without_last_slashes(call, path);
    const std::size_t slash = stripped.rfind('/');
    if (slash == std::string_view::npos) return ".";
    return without_last_slashes(call, stripped.substr(0, slash + 1));
}

}  // namespace

std::string dirname(const Call& call) {
    auto paths = call.arguments;
    if (!paths.empty() && paths.front().starts_with('-') && paths.front() != "-") {
        if (paths.front() != "--") call.unknown("with options is not computed here");
        paths = paths.subspan(1);
    }
    if (paths.size() != 1) call.unknown("wants one path");
    if (paths.front().empty()) return ".\n";
    return std::string{folder_of(call, paths.front())} + '\n';
}

}  // namespace sshplan::shell::pure
