#pragma once

#include "tools/sshplan/views/json_parts.hpp"
#include "tools/sshplan/views/lint_answer.hpp"
#include "tools/sshplan/views/lint_json.hpp"

namespace sshplan::cli {

/// The document of the schema `sshplan/lint/1`, which lint_json() prints.
[[nodiscard]] Json lint_document(const LintAnswer& answer, Statistics statistics);

}  // namespace sshplan::cli
