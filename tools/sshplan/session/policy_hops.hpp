#pragma once

#include <vector>

#include "planner/lint/policy/policy.hpp"
#include "tools/sshplan/session/toml_fields.hpp"

namespace sshplan::cli {

/// Reads `via = { ... }` of an assertion.
[[nodiscard]] ViaAssertion read_via(TomlFields& fields, const TomlEntry& entry);

/// Reads a list of hops, which may be empty.
[[nodiscard]] std::vector<HopPattern> read_hops(TomlFields& fields, const TomlEntry& entry);

}  // namespace sshplan::cli
