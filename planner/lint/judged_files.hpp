#pragma once

#include <vector>

#include "planner/lint/subject.hpp"
#include "planner/resolve/inclusions.hpp"

namespace sshplan {

/// The files of a target that are judged: its top file, and what that includes, as far as was read
/// until now; without those that are only read beside them. In the order of first mention. `config`
/// is left null.
[[nodiscard]] std::vector<LintedFile> judged_files(const LintTarget& target,
                                                   const Inclusions& inclusions);

}  // namespace sshplan
