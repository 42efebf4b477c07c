#pragma once

#include <ostream>

#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Prints every hop of every route once: what it is, where it leads, as whom, how, and because of
/// which line.
void print_hop_table(std::ostream& out,
                     const Explanation& explanation,
                     const ExplainTextOptions& options);

}  // namespace sshplan::cli
