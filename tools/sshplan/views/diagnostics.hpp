#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>

#include "planner/resolve/resolution.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How messages of ssh are shown.
struct DiagnosticOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
    std::string home{};      // shown as `~`; empty: nothing is
};

/// Prints what ssh says, in its own words, with the place that it speaks of:
///
///     config line 5: Bad Match condition
///       --> config:5:7
///       |
///     5 | Match host host2 !exec
///       |       ^^^^^^^^^^
///       = help: exec takes a command
///
/// Messages that follow each other and speak of the same place share one excerpt.
void print_complaints(std::ostream& out,
                      std::span<const Complaint> complaints,
                      const DiagnosticOptions& options);

}  // namespace sshplan::cli
