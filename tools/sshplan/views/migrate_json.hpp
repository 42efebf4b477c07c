#pragma once

#include <string>

#include "tools/sshplan/views/migrate_answer.hpp"

namespace sshplan::cli {

/// The answer as a JSON text of the schema `sshplan/migrate/1`, with a line end.
[[nodiscard]] std::string migrate_json(const MigrateAnswer& answer);

}  // namespace sshplan::cli
