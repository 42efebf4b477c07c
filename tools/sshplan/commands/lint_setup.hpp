#pragma once

#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// Completes the options by those of a settings file: the one that they name, else the one of what
/// is judged, or of whoever runs this for their own configuration. The command line comes first.
/// What it returns is wrong with that file, with the place.
[[nodiscard]] OptionFault set_up(LintOptions& options, const Caller& caller);

}  // namespace sshplan::cli
