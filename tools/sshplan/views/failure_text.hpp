#pragma once

#include <ostream>

#include "planner/connect/failure/failure.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// Prints, behind what ssh said, which hop failed, how, and what to try.
void print_failure(std::ostream& err, const Failure& failure, const Style& style);

}  // namespace sshplan::cli
