#pragma once

#include <string>
#include <vector>

#include "planner/migrate/file_replacement.hpp"

namespace sshplan {

/// The outcome in sentences for whoever asked for it: why it failed, if it did, with whose bytes
/// the files hold, and what is left beside them. Empty where there is nothing to say. Not escaped:
/// views do that.
[[nodiscard]] std::vector<std::string> in_words(const ReplacementOutcome& outcome);

}  // namespace sshplan
