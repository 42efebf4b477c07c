#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/imaginary_world.hpp"
#include "tests/support/case_lines.hpp"

namespace sshplan::test {

/// Whether a section (`== KIND ...`) comes next.
[[nodiscard]] bool at_section(const CaseLines& lines);

/// The lines up to the next section, command, error or status; blank ones before it only part
/// sections.
[[nodiscard]] std::vector<std::string> take_body(CaseLines& lines);

/// Each line with `end` behind it.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines, std::string_view end);

/// Reads one section into a machine (corpus/README.md has the kinds); `folder` is the case's own.
void read_section(CaseLines& lines, const std::filesystem::path& folder, Imaginary& machine);

}  // namespace sshplan::test
