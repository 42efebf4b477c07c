#pragma once

#include <map>
#include <string>
#include <vector>

namespace sshplan::test {

using Strings = std::vector<std::string>;

/// What a command line of `ssh -G` came to.
struct Answer {
    int status = 0;
    std::string out;
    std::string err;

    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Cuts this process and its children off from the network and from the terminal, and gives them an
/// environment that ssh and sshplan read alike: `SHELL` runs nothing, but answers by a command's
/// first word ("yes", "no", "die"). Done once; both of the following do it first.
void prepare_process();

/// Lets `SHELL` be changed, and puts it back at its end.
class KeptShell {
public:
    KeptShell();
    ~KeptShell();
    KeptShell(const KeptShell&) = delete;
    KeptShell& operator=(const KeptShell&) = delete;

private:
    std::string before_;
};

/// The variables of this process.
[[nodiscard]] std::map<std::string, std::string> environment();

/// Asks the real ssh: the one that `SSHPLAN_SSH` names, or the installed one. Throws if it cannot
/// be run: such a test must not pass.
[[nodiscard]] Answer ask_ssh(const Strings& words);

/// Asks `sshplan -G` the same, in the place of that ssh.
[[nodiscard]] Answer ask_sshplan(const Strings& words);

/// The values that an answer has for a keyword.
[[nodiscard]] Strings values(const Answer& answer, const std::string& keyword);

/// The lines of a text.
[[nodiscard]] Strings lines_of(const std::string& text);

}  // namespace sshplan::test
