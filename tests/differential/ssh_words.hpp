#pragma once

#include <optional>
#include <string>

#include "answer.hpp"

namespace sshplan::test {

/// What stands in the words of an ssh, read as ssh reads them: with getopt(3).
struct SshWords {
    std::string destination{};           // as written; empty: none
    std::optional<std::string> stdio{};  // of -W
    Strings command{};                   // what is run there
};

/// Reads what follows the word `ssh`. Nothing for an option that ssh does not know.
[[nodiscard]] std::optional<SshWords> read_ssh_words(const Strings& words);

/// What an ssh is to do there: "-W HOST:PORT", or the command, or nothing.
[[nodiscard]] std::string errand_of(const SshWords& words);

/// A host and a port, as they are dialled.
struct Endpoint {
    std::string host;
    std::string port;
};

/// Where an ssh that serves as a proxy leads: by its -W, or by the nc or /dev/tcp that it runs.
[[nodiscard]] std::optional<Endpoint> dialled_by(const SshWords& words);

}  // namespace sshplan::test
