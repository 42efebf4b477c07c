#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// The findings as a Code Quality report of GitLab, with a line end. Descriptions are printable. It
/// has no place for what could not be judged.
[[nodiscard]] std::string lint_gitlab(const LintAnswer& answer);

}  // namespace sshplan::cli
