#pragma once

#include <string>
#include <vector>

#include "planner/migrate/command/migrate_given.hpp"

namespace sshplan::test {

/// What becomes of command lines of ana on her laptop, with a text as her ~/.ssh/config, read as
/// the newest release. Nothing of it points into files.
[[nodiscard]] MigratedCommands migrate_texts(const std::string& config,
                                             const std::vector<std::string>& texts);

/// The same of one command whose words a shell has cut.
[[nodiscard]] MigratedCommand migrate_words(const std::string& config,
                                            const std::vector<std::string>& words);

}  // namespace sshplan::test
