#pragma once

#include <string>
#include <vector>

#include "real_ssh.hpp"

namespace sshplan::test {

/// The keywords that decide where a connection goes, as ssh -G names them.
inline const Strings route_keywords{
    "hostname", "user", "port", "proxyjump", "proxycommand", "identityfile"};

/// What resolve() says for the same words as the installed ssh would: the route's keywords as ssh
/// -G prints them, or the errors. Every Match exec counts as exited with `exec_status`, and no name
/// has an address.
[[nodiscard]] SshAnswer our_answer(const Strings& words, int exec_status);

}  // namespace sshplan::test
