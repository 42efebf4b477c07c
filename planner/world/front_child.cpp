#include "planner/world/front_child.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

namespace sshplan {
namespace {

/// Leaves the program nothing but the standard streams, as ssh does for itself (ssh.c main).
/// Returns where the report goes now.
int close_others(int report) {
    constexpr int kept = STDERR_FILENO + 1;
    if (report != kept) ::dup3(report, kept, O_CLOEXEC);
    ::closefrom(kept + 1);
    return kept;
}

/// What the child does. Only what is safe between fork and exec is called.
[[noreturn]] void become(const char* path,
                         char* const* arguments,
                         const FrontStart& start,
                         pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    // Killed before it could be asked for.
    if (::getppid() != parent) ::_exit(1);
    int report = start.report;
    if (start.errors < 0 || ::dup2(start.errors, STDERR_FILENO) >= 0) {
        report = close_others(report);
        ::sigaction(SIGCHLD, &start.child_action, nullptr);
        ::sigprocmask(SIG_SETMASK, &start.mask, nullptr);
        ::execv(path, arguments);
    }
    const int error = errno;
    (void)!::write(report, &error, sizeof error);
    ::_exit(127);
}

}  // namespace

pid_t start_in_front(const FrontProgram& program, const FrontStart& start) {
    std::vector<std::string> words = program.words;
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(program.path.c_str(), arguments.data(), start, parent);
    return child;
}

}  // namespace sshplan
