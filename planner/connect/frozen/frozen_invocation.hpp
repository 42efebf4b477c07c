#pragma once

#include <string>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// The command line of an ssh that reads a frozen file: without what the file says by value (-F,
/// -J, -S, and -o of such a keyword); all other options are passed on.
[[nodiscard]] Invocation frozen_invocation(const Invocation& invocation, const std::string& config);

}  // namespace sshplan
