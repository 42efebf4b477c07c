#pragma once

#include "planner/lint/subject.hpp"

namespace sshplan {

/// The place in the judged files where a route would have to be changed: the value of the line that
/// makes it as it is; where none does, the Host line that names the destination; else the first
/// line of the top file.
[[nodiscard]] Place responsible_place(const Subject& subject,
                                      const LintTarget& target,
                                      const Origin* line,
                                      const Route& route);

}  // namespace sshplan
