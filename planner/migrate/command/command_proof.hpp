#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/migrate/command/command_context.hpp"
#include "planner/migrate/command/command_rewrite.hpp"
#include "planner/migrate/migrate.hpp"

namespace sshplan {

/// What a jump host must allow that it need not allow before: forwarding.
struct NewNeed {
    std::size_t from_end = 1;  // which hop: 0 would be the destination
    std::string target{};      // what is dialled there: "server2:22"

    friend bool operator==(const NewNeed&, const NewNeed&) = default;
};

/// What was found when a command was compared before and after.
struct CommandProof {
    ComparisonCount count{};
    std::vector<CommandDifference> differences{};
    std::optional<ChangeWitness> witness{};  // of a change that nobody may make
    std::vector<NewNeed> needs{};
};

/// The two states of a command that are compared, under one outcome.
struct ComparedCommand {
    Invocation invocation{};          // before, as ssh gets it
    std::function<Route()> before{};  // plans it
    std::function<Route()> after{};
};

/// Compares a command with a way to rewrite it, under every outcome of the conditions: the same
/// condition has the same outcome before and after. Stops at the first change that the way may not
/// make.
[[nodiscard]] CommandProof prove_command(const ComparedCommand& compared,
                                         const CommandWay& way,
                                         const CommandRewrites& rewrites,
                                         const CommandContext& context);

}  // namespace sshplan
