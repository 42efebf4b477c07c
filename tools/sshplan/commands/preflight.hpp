#pragma once

#include <span>
#include <string>

#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `preflight [ssh options] DEST [COMMAND...]`: what would keep the command line from connecting,
/// as far as this machine and the first port tell. Exits with status::found if something would.
[[nodiscard]] int preflight_command(std::span<const std::string> words, const Caller& caller);

[[nodiscard]] std::string preflight_help();

}  // namespace sshplan::cli
