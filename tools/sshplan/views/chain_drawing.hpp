#pragma once

#include <ostream>

#include "tools/sshplan/views/explain_text.hpp"

namespace sshplan::cli {

/// Draws each distinct route once, from here to the destination, with the outcomes that lead to it:
///
///       C1 fails      you → host1 → host2 → host3
///       C1 succeeds   you ────────→ host2 → host3
void draw_chains(std::ostream& out,
                 const Explanation& explanation,
                 const ExplainTextOptions& options);

}  // namespace sshplan::cli
