#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// The findings in the XML of checkstyle, with a line end: an element for each file that was
/// judged, and in it one for each finding. It has no place for what could not be judged.
[[nodiscard]] std::string lint_checkstyle(const LintAnswer& answer);

}  // namespace sshplan::cli
