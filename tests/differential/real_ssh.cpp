#include "real_ssh.hpp"

#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {
namespace {

Strings lines_of(const std::string& text) {
    Strings lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// This process's environment, but for SHELL.
std::map<std::string, std::string> environment_with(const std::string& shell) {
    std::map<std::string, std::string> environment;
    for (char** entry = ::environ; *entry != nullptr; ++entry) {
        const std::string text{*entry};
        const std::size_t equal = text.find('=');
        environment[text.substr(0, equal)] = text.substr(std::min(equal + 1, text.size()));
    }
    environment["SHELL"] = shell;
    return environment;
}

/// Nobody else than the real one looks for terminals and asks for names.
bool is_its_own(std::string_view message) {
    return message.starts_with("Pseudo-terminal will not") ||
           message.find("Temporary failure in name") != std::string_view::npos;
}

}  // namespace

SshAnswer ask_ssh(const Strings& words, int exec_status) {
    static const TemporaryFolder folder;
    const std::string shell =
        folder.write("stub", fmt::format("#!/bin/sh\nexit {}\n", exec_status), true);
    // An unprivileged user needs a user namespace of its own for a network of its own.
    Strings command = ::geteuid() == 0 ? Strings{"unshare", "-n"}
                                       : Strings{"unshare", "--map-current-user", "-n"};
    command.insert(command.end(), {"ssh", "-G"});
    command.insert(command.end(), words.begin(), words.end());
    const ProcessEnd end = run_process(command, environment_with(shell));
    SshAnswer answer{.status = end.status};
    for (std::string line : lines_of(end.err)) {
        if (line.ends_with('\r')) line.pop_back();  // ssh ends its messages with CR LF
        if (!is_its_own(line)) answer.errors.push_back(line);
    }
    if (answer.status != 0 && answer.status != 255) {
        throw std::runtime_error{
            fmt::format("ssh cannot be run: {}", fmt::join(answer.errors, "; "))};
    }
    for (const std::string& line : lines_of(end.out)) {
        const std::size_t blank = line.find(' ');
        answer.settings[line.substr(0, blank)].push_back(
            blank == std::string::npos ? "" : line.substr(blank + 1));
    }
    return answer;
}

}  // namespace sshplan::test
