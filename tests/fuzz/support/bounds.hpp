#pragma once

#include <string>
#include <vector>

#include "planner/world/limits.hpp"
#include "tests/fuzz/support/answer.hpp"

namespace sshplan::fuzz {

/// How far everything goes in a fuzz target, so that an input of some kilobytes never takes
/// seconds: a fuzzer lives on many inputs.
[[nodiscard]] Limits small_limits();

/// The same as options of a verb.
[[nodiscard]] std::vector<std::string> limit_words();

/// Whether one of them was met, so that a verb did less than it would have.
[[nodiscard]] bool met_limit(const Answer& answer);

}  // namespace sshplan::fuzz
