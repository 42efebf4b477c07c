#pragma once

#include <optional>
#include <string>

#include "planner/world/world.hpp"

namespace sshplan {

/// Where the strings stand that a program holds: the section `.rodata` of a 64-bit little-endian
/// ELF file (elf(5)), a fraction of it. Nothing if the file is no such one.
[[nodiscard]] std::optional<std::string> strings_of_program(World& world, const std::string& path);

}  // namespace sshplan
