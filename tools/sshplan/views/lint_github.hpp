#pragma once

#include <ostream>

#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// Prints a command of GitHub's runners for each finding, and nothing else:
///
///     ::error file=ssh/config,line=16,col=1,endLine=16,endColumn=22,title=sshplan SEM007::message
void print_github(std::ostream& out, const LintAnswer& answer);

}  // namespace sshplan::cli
