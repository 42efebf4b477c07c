#pragma once

#include <ostream>
#include <string>

#include "planner/migrate/command/migrate_given.hpp"

namespace sshplan::cli {

/// What became of commands, and as whom they were read.
struct CommandReport {
    const MigratedCommands& commands;
    const Dialect& dialect;
    const std::string& shell;  // in whose words recipes were read
};

/// Prints for each command the one that goes the same way by -J, alone on its line, and below it
/// all that there is to say, as comments of a shell: the whole can be pasted into one.
void print_migrated_commands(std::ostream& out, const CommandReport& report);

}  // namespace sshplan::cli
