#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/migrate/command/command_context.hpp"
#include "planner/migrate/command/command_rewrite.hpp"
#include "planner/migrate/command/given_command.hpp"
#include "planner/migrate/migrate.hpp"

namespace sshplan {

/// A command with its verdict.
struct MigratedCommand {
    GivenCommand given{};
    std::optional<RecipeKind> kind{};  // nothing: there is no recipe in it
    Verdict verdict = Verdict::kept;
    std::vector<std::string> words{};  // of the command that goes the same way by -J
    std::string after{};               // the same as a shell runs it; empty: none
    std::string host{};                // the destination
    std::string reason{};              // why it is kept or refused
    std::vector<CommandDifference> differences{};
    std::vector<std::string> probes{};  // commands that test what jump hosts must allow now
    std::optional<NeededBlock> block{};
    std::string with_block{};  // what could be called if there were such a block
    std::optional<ChangeWitness> witness{};
    std::vector<Note> notes{};
    std::vector<Complaint> complaints{};  // of a command that ssh refuses
    Ending ending = Ending::complete;
    ComparisonCount proof{};
};

/// What became of all commands, and those that could not be read.
struct MigratedCommands {
    std::vector<MigratedCommand> all{};
    std::vector<UnreadCommand> unread{};
};

/// Rewrites each command by -J in the best way that is true to it, under every outcome of the
/// conditions, over the files that its ssh reads; a port that one of the commands opens is known to
/// the others.
[[nodiscard]] MigratedCommands migrate_given(std::span<const GivenCommand> commands,
                                             const CommandContext& context);

}  // namespace sshplan
