#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/session/options.hpp"

namespace sshplan::cli {

/// Whether a command that would change is a reason to fail.
enum class CommandCheck : std::uint8_t { off, on };

/// What `migrate --command` is asked for.
struct CommandMigration {
    EvaluationOptions evaluation{};    // `openssh`: as which release ssh is read
    std::vector<std::string> texts{};  // of --command, in order; "-": standard input, line by line
    std::vector<std::string> words{};  // behind `--`, as a shell has cut them
    Format format = Format::text;
    CommandCheck check = CommandCheck::off;
};

/// Says each command by -J, if that is true to it, and prints what came of it. Returns the exit
/// status: 0; 1 for a check where something would change; 2 for what is no command of ssh, sftp,
/// scp or rsync, or cannot be read; 3 where ssh would refuse; 4 where a limit was met.
[[nodiscard]] int migrate_commands(const CommandMigration& wanted, const Caller& caller);

}  // namespace sshplan::cli
