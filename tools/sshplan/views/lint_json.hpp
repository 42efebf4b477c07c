#pragma once

#include <string>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// Whether an answer holds a table of how many findings each rule has.
enum class Statistics : std::uint8_t { without, with };

/// The findings as a JSON text of the schema `sshplan/lint/1`, with a line end.
[[nodiscard]] std::string lint_json(const LintAnswer& answer, Statistics statistics);

}  // namespace sshplan::cli
