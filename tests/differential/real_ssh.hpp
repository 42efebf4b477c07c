#pragma once

#include <map>
#include <string>
#include <vector>

namespace sshplan::test {

using Strings = std::vector<std::string>;

/// What `ssh -G` answered: its lines by keyword, and what it said on standard error.
struct SshAnswer {
    int status = 0;
    std::map<std::string, Strings> settings{};
    Strings errors{};  // without what it says of terminals
};

/// Runs the installed `ssh -G` with these words. Match exec gets a shell that only exits with
/// `exec_status`; there is no network. Throws if ssh cannot be run: such a test must not pass.
[[nodiscard]] SshAnswer ask_ssh(const Strings& words, int exec_status);

}  // namespace sshplan::test
