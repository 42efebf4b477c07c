#pragma once

#include <string_view>
#include <vector>

#include "tests/support/migrating.hpp"

namespace sshplan::test {

/// A part of a file that is replaced; an empty one stands for its beginning.
struct Replacement {
    std::string_view what;
    std::string_view by;
    std::string_view file = "config";
};

/// A migration that holds, and what spoils it.
struct Sabotage {
    ConfigFolder files;
    Replacement spoiled;
    ChangeKind seen_as;  // by the first witness
    std::vector<Dialect> dialects = {newest_dialect()};
};

/// The files with the replacement made; the test fails if the part is not there.
[[nodiscard]] ConfigFolder replaced(ConfigFolder files, const Replacement& replacement);

/// The witness that tells of it, of a recipe's own route if there is one; null if none does.
[[nodiscard]] const ChangeWitness* witness_of(const Proof& proof);

/// Checks that the migration holds, and that spoiled it does not. Returns the witness.
ChangeWitness check(const Sabotage& sabotage);

}  // namespace sshplan::test
