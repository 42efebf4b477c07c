#pragma once

#include <vector>

#include "planner/lint/policy/policy.hpp"
#include "tools/sshplan/session/toml_fields.hpp"

namespace sshplan::cli {

/// Reads `expect = { ... }` into an assertion: keywords of the destination, and its jump hosts.
void read_expectation(TomlFields& fields, const TomlEntry& entry, Assertion& assertion);

/// Reads `option = { ... }`.
[[nodiscard]] ValueAssertion read_option(TomlFields& fields, const TomlEntry& entry);

/// Reads a list of releases, oldest first.
[[nodiscard]] std::vector<Dialect> read_releases(TomlFields& fields, const TomlEntry& entry);

}  // namespace sshplan::cli
