#pragma once

#include <string>
#include <string_view>

namespace sshplan::cli {

/// CI runners obey lines of a log: GitHub those that begin with `::` (blanks before it do not
/// count), Azure, TeamCity and old GitHub runners a `##[`, `##vso[` or `##teamcity[` anywhere. What
/// comes from a configuration must not be read so.

/// Puts `second_hash` in the place of the second '#' wherever such a marker stands.
[[nodiscard]] std::string without_markers(std::string_view text, std::string_view second_hash);

/// Whether a runner would obey a line because of how it begins.
[[nodiscard]] bool begins_as_command(std::string_view line);

}  // namespace sshplan::cli
