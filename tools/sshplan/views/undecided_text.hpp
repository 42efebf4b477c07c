#pragma once

#include <ostream>
#include <string>

#include "planner/explore/explore_dump.hpp"
#include "tools/sshplan/views/diagnostics.hpp"

namespace sshplan::cli {

/// Says which conditions would have to be answered before `resolve` can print, what they change,
/// and how to answer them. `arguments`: those of the command line, as a shell takes them.
void print_undecided(std::ostream& out,
                     const DumpAnswer& answer,
                     const std::string& arguments,
                     const DiagnosticOptions& options);

}  // namespace sshplan::cli
