#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// A line for each finding, the object that it is in lint_json(); and last, so that whoever reads a
/// stream knows that it is whole, a line with all else of that document, of the schema
/// `sshplan/lint-lines/1`.
[[nodiscard]] std::string lint_json_lines(const LintAnswer& answer);

}  // namespace sshplan::cli
