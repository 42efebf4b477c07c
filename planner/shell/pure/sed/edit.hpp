#pragma once

#include <span>
#include <string>
#include <string_view>

#include "planner/shell/pure/sed/script.hpp"

namespace sshplan::shell::pure {

/// Whether lines are printed at the end of each cycle (without -n) or only where a command says so.
enum class Printing : std::uint8_t { every_line, on_demand };

/// What a script prints for a text of ASCII; throws Unknown where seds would not print the same.
[[nodiscard]] std::string edit(std::span<const Instruction> script,
                               std::string_view text,
                               Printing printing);

}  // namespace sshplan::shell::pure
