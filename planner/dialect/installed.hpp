#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/dialect/dialect.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// The ssh that PATH finds.
struct Installed {
    Dialect dialect;      // how it reads, as far as is known
    std::string version;  // its whole version string; empty if none was found
    std::string path;     // of the binary; empty if none was found
    std::string called;   // the word by which a shell finds it: "ssh", or its path where
                          // PATH has something else of that name before it
    std::optional<std::string> note;  // where `dialect` is not exactly that ssh
};

/// The longest string of `bytes` that is, as a whole, a version of OpenSSH:
/// `OpenSSH_[0-9]+\.[0-9]+(p[0-9]+)?( [!-~]+)?`. A binary also holds patterns such as
/// "OpenSSH_2.*", which are not. Empty if there is none.
[[nodiscard]] std::string_view find_version_string(std::string_view bytes);

/// The dialect that a version string stands for: as find_dialect(), but a release older than all is
/// read as the oldest known.
[[nodiscard]] ChosenDialect dialect_of_version(std::string_view version);

/// Finds `ssh` as a shell does, and reads its version string, and with which parts it was built,
/// without running it. A link to sshplan
/// itself is passed over. Where nothing is found the newest dialect is taken, with a note.
[[nodiscard]] Installed installed_dialect(World& world);

/// The same of an ssh whose path is known.
[[nodiscard]] Installed dialect_of_program(World& world, const std::string& path);

}  // namespace sshplan
