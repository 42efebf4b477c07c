#pragma once

#include <span>
#include <string>

#include "planner/dialect/installed.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `sshplan -G ...` in the place of `ssh -G ...`: the same output, the same messages, the same exit
/// status, of the installed version. Runs the commands of the configuration and looks names up, as
/// that does. The installed ssh is asked itself where that is a version that is not known exactly,
/// and for -V and -Q; where there is none, the status is 255.
[[nodiscard]] int stand_in(std::span<const std::string> words, const Caller& caller);

/// Lets the installed ssh itself answer these words.
[[nodiscard]] int pass_on(std::span<const std::string> words,
                          const Installed& installed,
                          const Caller& caller);

/// What stand_in() does for an ssh that is read as it is known here, exactly or not.
[[nodiscard]] int answer_for(const Installed& installed,
                             std::span<const std::string> words,
                             const Caller& caller);

}  // namespace sshplan::cli
