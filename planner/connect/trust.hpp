#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// A line that may run something, in a file that somebody else may have written.
struct StrangeCommand {
    std::string file{};
    std::string place{};     // the same without links
    std::uint32_t line = 0;  // from 1; 0: none
    std::string text{};      // the whole directive
    std::string why{};       // what makes the file strange: "it belongs to uid 1000"
};

/// Who may write to a file.
struct WhoseFile {
    std::uint32_t owner = 0;
    std::uint32_t mode = 0;  // permission bits
};

/// What makes a file one that others may have written: it belongs neither to this user nor to root,
/// everybody may write to it, or it lies in a git work tree. Empty if nothing does.
[[nodiscard]] std::string strangeness(const std::string& path,
                                      const WhoseFile& whose,
                                      World& world);

/// The lines by which a configuration that the command line names (-F, a ProxyCommand), and what it
/// includes, could run something, as far as others may have written them: ProxyCommand,
/// LocalCommand, Match exec, KnownHostsCommand, and libraries that are loaded. Files that the
/// user's own and the system's configuration read anyhow never count. One without a line stands for
/// what could not be looked through, as there are too many outcomes. Runs nothing.
[[nodiscard]] std::vector<StrangeCommand> strange_commands(const Invocation& invocation,
                                                           const Client& client,
                                                           World& world,
                                                           ConfigFiles& files);

}  // namespace sshplan
