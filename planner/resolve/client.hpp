#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "planner/dialect/dialect.hpp"
#include "planner/invocation/programs.hpp"

namespace sshplan {

/// Which file is read in a role: `~/.ssh/config` or `/etc/ssh/ssh_config`.
struct RoleFile {
    /// `by_default`: ssh passes over it in silence if it cannot be opened. `named`: somebody asked
    /// for this very file, so that it must be there. `judged`: the same, away from where it will
    /// lie: a -F that leads nowhere and ends in its name is this file.
    enum class Wanted : std::uint8_t { by_default, named, judged, nothing };

    std::string path{};
    Wanted wanted = Wanted::by_default;
};

/// Who calls which ssh, and where: all that does not depend on the command line. Every ssh process
/// of a route is such a client.
struct Client {
    Dialect dialect;
    Program program = Program::ssh;   // who starts the ssh of a destination
    std::string user{};               // %u
    std::uint32_t uid = 0;            // %i
    std::string home{};               // %d: what passwd(5) says
    std::string host_name{};          // %l
    std::string shell{};              // of Match exec
    std::uint16_t default_port = 22;  // what /etc/services calls ssh
    bool stdin_is_terminal = true;    // or else ssh says that it can give none to the session
    RoleFile user_config{};
    RoleFile system_config{};
    std::string ssh_dir{};                // what `~/.ssh` stands for in relative Includes
    std::string system_dir = "/etc/ssh";  // the same in the system file
};

}  // namespace sshplan
