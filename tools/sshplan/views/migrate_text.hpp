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

/// Prints a case in which a rewrite goes wrong, before and after.
void print_migration_witness(std::ostream& out,
                             const ChangeWitness& witness,
                             const MigrateTextOptions& options);

/// Prints what became of each recipe, what was proved, and what else changes, by jump host.
void print_migration(std::ostream& out,
                     const MigrateAnswer& answer,
                     const MigrateTextOptions& options);

}  // namespace sshplan::cli
