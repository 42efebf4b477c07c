#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// The findings in the XML of JUnit, with a line end: a suite for each file that was judged, in it
/// a failed test for each rule that finds something there, or one that passed. What could not be
/// judged is an error in a suite of its own. No time is told: the same files are the same report.
[[nodiscard]] std::string lint_junit(const LintAnswer& answer);

}  // namespace sshplan::cli
