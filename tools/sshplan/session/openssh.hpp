#pragma once

#include <string>
#include <variant>

#include "planner/dialect/dialect.hpp"
#include "planner/world/world.hpp"

namespace sshplan::cli {

/// The dialect that `--openssh NAME` means, `installed` included.
[[nodiscard]] std::variant<ChosenDialect, UnknownDialect> choose_openssh(const std::string& name,
                                                                         World& world);

}  // namespace sshplan::cli
