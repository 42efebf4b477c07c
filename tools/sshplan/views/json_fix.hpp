#pragma once

#include "planner/lint/finding.hpp"

namespace sshplan::cli {

/// The fix of a finding, if JSON can say it. Null if there is none, and if it writes bytes that are
/// not UTF-8, as where it moves a line that holds some: a string would hold others instead.
[[nodiscard]] const Fix* fix_for_json(const Finding& finding);

}  // namespace sshplan::cli
