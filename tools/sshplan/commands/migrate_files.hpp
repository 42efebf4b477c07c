#pragma once

#include "tools/sshplan/commands/migrate_options.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `migrate [PATH...]`; returns the exit status.
[[nodiscard]] int migrate_files(const MigrateOptions& options, const Caller& caller);

}  // namespace sshplan::cli
