#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/example.hpp"

namespace sshplan::test {

using Lines = std::vector<std::string>;

/// The text of a place, up to the end of its first line.
[[nodiscard]] std::string first_line(const Place& place);

/// What some rules find, as "SEM006 warning Match !all": id, severity and the first marked line,
/// in the order of findings.
[[nodiscard]] Lines found_in(const LintReport& report, const std::set<std::string>& ids);
[[nodiscard]] Lines found_in(const Example& example, const std::set<std::string>& ids);

/// The same of one rule, in a configuration that nothing else is said of.
[[nodiscard]] Lines found_by(std::string id, std::string_view text);

/// A file of an example with the first fix of a rule applied; "none" if it offers none.
[[nodiscard]] std::string fixed_by(std::string_view id, const Example& example);

}  // namespace sshplan::test
