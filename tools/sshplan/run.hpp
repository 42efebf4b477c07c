#pragma once

#include <span>
#include <string>

#include "planner/world/world.hpp"
#include "tools/sshplan/streams.hpp"

namespace sshplan::cli {

/// Does what a command line says and returns the exit status (product: 0 done, 2 wrong usage, 3 ssh
/// would refuse, 4 not decided, 70 a fault of sshplan). `words`: what follows the program's name.
/// `reading` answers everything; `acting` also runs commands and looks names up, and is used only
/// where `--exec=run`, `--dns=system` or `-G` asks for it.
[[nodiscard]] int run(std::span<const std::string> words,
                      World& reading,
                      World& acting,
                      const Streams& streams);

/// The same where sshplan is called `ssh`: `words` are all ssh's, and it connects.
[[nodiscard]] int run_as_ssh(std::span<const std::string> words,
                             World& reading,
                             World& acting,
                             const Streams& streams);

}  // namespace sshplan::cli
