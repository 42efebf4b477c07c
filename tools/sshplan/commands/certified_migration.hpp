#pragma once

#include <optional>
#include <string>

#include "planner/migrate/migrate.hpp"
#include "tools/sshplan/commands/migrate_options.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// Writes what was proved to a new file; what it returns is why it could not.
[[nodiscard]] std::optional<std::string> write_certificate(const Migration& migration,
                                                           const MigrateOptions& options,
                                                           const Caller& caller);

/// `migrate --verify FILE`: proves again what a certificate says; returns the exit status.
[[nodiscard]] int verify_certificate(const std::string& path, const Caller& caller);

}  // namespace sshplan::cli
