#pragma once

#include <vector>

#include "planner/lint/policy/policy.hpp"
#include "tools/sshplan/session/toml_fields.hpp"

namespace sshplan::cli {

/// Reads the tables [worlds.NAME]. What they say is said by --assume, --local-user and
/// --local-host, too.
[[nodiscard]] std::vector<PolicyWorld> read_worlds(TomlFields& fields, const TomlEntry& entry);

}  // namespace sshplan::cli
