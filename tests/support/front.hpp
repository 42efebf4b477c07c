#pragma once

#include <string>

#include "planner/world/world.hpp"

namespace sshplan::test {

/// Runs a script of sh(1) in front on the real machine.
[[nodiscard]] FrontEnd run_script(const std::string& script,
                                  FrontProgram::Errors errors = FrontProgram::Errors::passed);

/// `exited 3`, `killed 15`, `no shell: REASON`...
[[nodiscard]] std::string in_words(const CommandEnd& end);

}  // namespace sshplan::test
