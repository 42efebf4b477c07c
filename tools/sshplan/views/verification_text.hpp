#pragma once

#include <ostream>

#include "tools/sshplan/views/explain_text.hpp"
#include "tools/sshplan/views/shown_verification.hpp"

namespace sshplan::cli {

/// Prints whether the real ssh says the same as an explanation, or where it does not first; what it
/// could not be asked, and why.
void print_verification(std::ostream& out,
                        const ShownVerification& shown,
                        const ExplainTextOptions& options);

}  // namespace sshplan::cli
