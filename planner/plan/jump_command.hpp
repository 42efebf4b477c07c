#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// The command by which ssh reaches a destination through its jump host (ssh.c main, the implicit
/// ProxyCommand): its words after `ssh`, and as the text that the shell gets.
struct JumpCommand {
    std::vector<std::string> words{};
    std::string text{};
};

/// Why such a command does not start the ssh that was meant.
struct JumpFault {
    enum class Kind : std::uint8_t {
        bad_token,    // ssh stops when it connects
        needs_shell,  // a word holds blanks or characters that a shell would interpret
    };
    Kind kind = Kind::needs_shell;
    std::string message;
};

/// The command of a resolution whose `jump` is set. Tokens inside user, hosts and the path of -F
/// mean the destination's values, as nothing is quoted.
[[nodiscard]] std::variant<JumpCommand, JumpFault> jump_command(const Resolution& resolution,
                                                                const Invocation& invocation,
                                                                const Client& client,
                                                                World& world);

}  // namespace sshplan
