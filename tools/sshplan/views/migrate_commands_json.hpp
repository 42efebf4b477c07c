#pragma once

#include <string>

#include "tools/sshplan/views/migrate_commands_text.hpp"

namespace sshplan::cli {

/// The commands as a JSON text of the schema `sshplan/migrate/1`, with a line end: `file` is null,
/// `line` the number of the command, `before` and `after` are commands. Commands without a recipe
/// are not listed, but for those that ssh refuses or that go through another's port.
[[nodiscard]] std::string migrated_commands_json(const CommandReport& report);

}  // namespace sshplan::cli
