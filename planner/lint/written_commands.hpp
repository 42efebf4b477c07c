#pragma once

#include <string>
#include <vector>

#include "planner/lint/subject.hpp"

namespace sshplan {

/// A command that a judged file writes out.
struct WrittenCommand {
    Place place{};
    std::string text{};  // as whoever runs it gets it, with its tokens
};

/// The commands of ProxyCommand, LocalCommand, KnownHostsCommand and RemoteCommand lines that are
/// in force somewhere, but `none`, and those of all Match exec, by keyword.
[[nodiscard]] std::vector<WrittenCommand> written_commands(const Subject& subject);

}  // namespace sshplan
