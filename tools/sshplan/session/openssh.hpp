#pragma once

#include <optional>
#include <string>
#include <variant>

#include "planner/dialect/dialect.hpp"
#include "planner/world/world.hpp"

namespace sshplan::cli {

/// The dialect that `--openssh NAME` means, `installed` included.
[[nodiscard]] std::variant<ChosenDialect, UnknownDialect> choose_openssh(const std::string& name,
                                                                         World& world);

/// The same where `installed` is said of a program of this path, if one is given, in the place of
/// the ssh that PATH finds.
[[nodiscard]] std::variant<ChosenDialect, UnknownDialect> choose_openssh(
    const std::string& name, const std::optional<std::string>& program, World& world);

}  // namespace sshplan::cli
