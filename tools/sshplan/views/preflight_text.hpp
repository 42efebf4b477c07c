#pragma once

#include <ostream>

#include "planner/connect/preflight/preflight.hpp"
#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Prints what a preflight found, the answer first; then route by route and hop by hop what was
/// looked at, with what to do. `options.command`: what explains the same command line.
void print_preflight(std::ostream& out,
                     const Explanation& explanation,
                     const Preflight& found,
                     const ExplainTextOptions& options);

}  // namespace sshplan::cli
