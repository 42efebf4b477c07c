#pragma once

#include <cstddef>
#include <ostream>

#include "tools/sshplan/views/migrate_answer.hpp"
#include "tools/sshplan/views/style.hpp"

namespace sshplan::cli {

/// How it is shown to a person.
struct MigrateTextOptions {
    Style style{Colours::off};
    std::size_t width = 80;  // columns
};

/// Prints the patch. Bytes that act on a terminal are written as `\xNN`: false if there were any,
/// so that the patch is to be looked at, and does not apply.
[[nodiscard]] bool print_diff(std::ostream& out,
                              const MigrateAnswer& answer,
                              const MigrateTextOptions& options);

/// Prints a case in which a rewrite goes wrong, before and after.
void print_migration_witness(std::ostream& out,
                             const MigrationWitness& witness,
                             const MigrateTextOptions& options);

/// Prints what became of each recipe, what was proved, and what else changes, by jump host.
void print_migration(std::ostream& out,
                     const MigrateAnswer& answer,
                     const MigrateTextOptions& options);

}  // namespace sshplan::cli
