#pragma once

#include <ostream>

#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Prints what ssh would ask on the way: the command as the shell would get it, the line that asks,
/// for which hops, and what is known of the answer.
void print_conditions(std::ostream& out,
                      const Explanation& explanation,
                      const ExplainTextOptions& options);

}  // namespace sshplan::cli
