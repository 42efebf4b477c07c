#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `sshplan -G ...` in the place of `ssh -G ...`: the same output, the same messages, the same exit
/// status, of the installed version. Runs the commands of the configuration and looks names up, as
/// that does. -V and -Q are passed on to the installed ssh.
[[nodiscard]] int stand_in(std::span<const std::string> words, const Caller& caller);

}  // namespace sshplan::cli
