#pragma once

#include <map>
#include <string>
#include <vector>

namespace sshplan::test {

/// How a program ended, and what it wrote.
struct ProcessEnd {
    int status = 0;  // exit status; 128 and the signal's number if it was killed
    std::string out;
    std::string err;
};

/// Runs a program in exactly this environment, with an empty standard input, and waits for it.
/// Throws std::runtime_error if it cannot be started.
[[nodiscard]] ProcessEnd run_process(const std::vector<std::string>& words,
                                     const std::map<std::string, std::string>& environment);

}  // namespace sshplan::test
