#pragma once

#include <ostream>

#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Prints for each hop every setting, with the line that gave it and those that came too late, and
/// every Host and Match line in the order in which ssh reads them, with what it came to.
void print_settings(std::ostream& out,
                    const Explanation& explanation,
                    const ExplainTextOptions& options);

}  // namespace sshplan::cli
