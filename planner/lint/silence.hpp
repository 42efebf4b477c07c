#pragma once

#include "planner/lint/lint.hpp"

namespace sshplan {

/// Moves what comments of the judged files silence to the suppressed findings of a report, as far
/// as the options let them, and adds findings about comments that are of no use (REP004) or ask for
/// too much (REP007).
void silence(LintReport& report, const LintOptions& options);

}  // namespace sshplan
