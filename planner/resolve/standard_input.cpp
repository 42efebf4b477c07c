#include "planner/resolve/standard_input.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sshplan {

std::optional<std::string> adopt_standard_input(ConfigFiles& files, World& world) {
    FileAnswer input = world.read_standard_input();
    const auto* const failure = std::get_if<FileFailure>(&input);
    // Of what is too large whoever reads it says so, as of any file.
    if (failure != nullptr && failure->kind != FileFailure::Kind::too_large) {
        const bool is_errno = failure->kind == FileFailure::Kind::failed;
        return fmt::format(
            "standard input is not read: {}{}", is_errno ? "" : "it is ", failure->reason);
    }
    files.adopt(std::string{standard_input_name}, std::move(input));
    return std::nullopt;
}

}  // namespace sshplan
