#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// The findings as a log of SARIF 2.1.0, with a line end: what GitHub code scanning and others
/// read. Texts are printable; what a comment silences is there, and marked so.
[[nodiscard]] std::string lint_sarif(const LintAnswer& answer);

}  // namespace sshplan::cli
