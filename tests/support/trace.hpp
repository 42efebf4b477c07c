#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sshplan::test {

/// What a program asked of the kernel, as far as promises speak of it. Paths are absolute where a
/// call names a folder by a descriptor.
struct Trace {
    std::vector<std::string>
        started{};  // processes and programs: the calls as strace(1) prints them
    std::vector<std::string> talked{};    // sockets
    std::vector<std::string> changed{};   // files opened for writing, removed, renamed, made
    std::map<std::string, int> opened{};  // files and folders that could be opened, and how often
    std::map<std::string, int> missed{};  // those that could not
    std::set<std::string> looked_at{};    // what stat(2) and its like were asked about
    std::string killed{};                 // the signal that ended it, or one of its processes
    int status = 0;
    std::string out{};
    std::string err{};
};

/// The calls of several programs that ran one after the other below one shell, as strace(1) wrote
/// them down: `strace -f -y -xx -o LOG -- sh SCRIPT`.
[[nodiscard]] std::vector<Trace> read_trace_log(const std::string& log);

/// The calls that read_trace_log() knows, as strace(1) wants them after -e.
[[nodiscard]] std::string traced_calls();

}  // namespace sshplan::test
