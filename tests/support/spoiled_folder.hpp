#pragma once

#include "tests/support/migrating.hpp"

namespace sshplan::test {

/// The files with a line deleted, doubled, moved, or changed in a word; to be called within a
/// property. Some file has a line.
[[nodiscard]] ConfigFolder any_spoiled(ConfigFolder files);

/// The ids of all differences that a proof names.
[[nodiscard]] std::set<std::string> named_by(const Proof& proof);

}  // namespace sshplan::test
