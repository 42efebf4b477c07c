#pragma once

#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/migrate/command/command_context.hpp"

namespace sshplan {

/// The ssh's that start each other, each as the remote command of the one before.
struct SshChain {
    std::vector<Invocation> all{};
    std::string obstacle{};  // why it may go on behind the last one; empty: it does not
};

/// Whether an ssh starts nothing on its host that it was told to.
[[nodiscard]] bool runs_no_command(const Invocation& ssh);

/// Follows the remote commands of an ssh as far as they are an ssh and nothing else.
[[nodiscard]] SshChain read_ssh_chain(const Invocation& first, const CommandContext& context);

}  // namespace sshplan
