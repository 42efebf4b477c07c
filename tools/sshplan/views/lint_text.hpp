#pragma once

#include <ostream>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// Prints the findings, each with the lines that it speaks of:
///
///     error[SEM007]: this Include belongs to 'Host host3'
///       --> ssh/config:16:1
///        |
///     12 | Host host3
///        | ---------- this block ends at the next Host or Match line
///     ...
///     16 | Include conf.d/*.conf
///        | ^^^^^^^^^^^^^^^^^^^^^ in force only where that block applies
///        |
///        = help: move it above the first Host or Match line
///        = rule: sshplan rule SEM007
///
/// and how many there are. Unless nothing is cut, at most five of a rule in one file, and of each
/// at most five places beside its own.
void print_findings(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options);

/// Prints one of them.
void print_finding(std::ostream& out,
                   const Finding& finding,
                   const LintAnswer& answer,
                   const LintTextOptions& options);

/// Prints a line each: `ssh/config:16:1: error[SEM007] message`.
void print_concise(std::ostream& out, const LintAnswer& answer, const LintTextOptions& options);

}  // namespace sshplan::cli
