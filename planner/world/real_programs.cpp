#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include "planner/world/real_world.hpp"

namespace sshplan {

namespace {

/// What the child does. Only what is safe between fork and exec is called.
[[noreturn]] void become_shell(char* const* arguments) {
    const int null = ::open("/dev/null", O_RDWR);
    if (null >= 0 && ::dup2(null, STDIN_FILENO) >= 0 && ::dup2(null, STDOUT_FILENO) >= 0) {
        ::closefrom(STDERR_FILENO + 1);
        ::execv(arguments[0], arguments);
    }
    ::signal(SIGTERM, SIG_DFL);
    ::kill(::getpid(), SIGTERM);
    ::_exit(1);
}

[[noreturn]] void become_program(char* const* arguments) {
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

CommandEnd wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return {CommandEnd::Kind::lost, 0, std::strerror(errno), 0};
        }
    }
    if (WIFSIGNALED(status)) {
        return {CommandEnd::Kind::killed, WTERMSIG(status), "", 0};
    }
    return {CommandEnd::Kind::exited, WEXITSTATUS(status), "", 0};
}

/// Starts a process of what `become` does with the words, and waits for it.
CommandEnd run(std::vector<std::string> words, void (*become)(char* const*)) {
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    if (::access(arguments[0], X_OK) != 0) {
        return {CommandEnd::Kind::no_shell, 0, std::strerror(errno), 0};
    }
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        become(arguments.data());
    }
    if (child < 0) {
        return {CommandEnd::Kind::no_shell, 0, std::strerror(errno), 0};
    }
    CommandEnd end = wait_for(child);
    end.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return end;
}

}  // namespace

std::optional<CommandEnd> RealWorld::run_shell(const std::string& shell,
                                               const std::string& command) {
    if (powers_ == Powers::only_reads) {
        return std::nullopt;
    }
    return run({shell, "-c", command}, become_shell);
}

std::optional<CommandEnd> RealWorld::run_program(const std::vector<std::string>& words) {
    if (powers_ == Powers::only_reads) {
        return std::nullopt;
    }
    return run(words, become_program);
}

}  // namespace sshplan
