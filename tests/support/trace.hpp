#pragma once

#include <map>
#include <string>
#include <vector>

namespace sshplan::test {

/// What a program asked of the kernel, as far as promises speak of it.
struct Trace {
    std::vector<std::string>
        started{};  // processes and programs: the calls as strace(1) prints them
    std::vector<std::string> talked{};    // sockets
    std::vector<std::string> changed{};   // files opened for writing, removed, renamed, made
    std::map<std::string, int> opened{};  // files and folders that could be opened, and how often
    std::map<std::string, int> missed{};  // those that could not
    int status = 0;
    std::string out{};
    std::string err{};
};

/// Runs a program under strace(1). Throws std::runtime_error where that cannot be done.
[[nodiscard]] Trace trace_program(const std::vector<std::string>& words,
                                  const std::map<std::string, std::string>& environment);

}  // namespace sshplan::test
