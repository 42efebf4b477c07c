#pragma once

#include <string>
#include <vector>

namespace sshplan::test {

/// Who connects. Command lines of the lab write it as $SSH, or $SSH_PROGRAM where only the path of
/// one program can be given.
struct Connector {
    std::string name;
    std::string command;  // words of a shell
    std::string program;
};

/// The ssh that is installed: what it does is expected of the others.
[[nodiscard]] const Connector& plain_ssh();

/// `sshplan connect --quiet`.
[[nodiscard]] const Connector& sshplan_connect();

/// sshplan called as ssh, through a link.
[[nodiscard]] const Connector& sshplan_as_ssh();

}  // namespace sshplan::test
