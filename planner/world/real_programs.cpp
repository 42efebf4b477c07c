#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "planner/world/patient_shell.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/shell_child.hpp"

namespace sshplan {

namespace {

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
                                               const std::string& command,
                                               const Patience& patience) {
    if (powers_ != Powers::acts) {
        return std::nullopt;
    }
    if (patience.limit || patience.still_runs) {
        return PatientShell{{shell, "-c", command}, patience, mask_}.run();
    }
    return run({shell, "-c", command}, become_shell);
}

std::optional<CommandEnd> RealWorld::run_program(const std::vector<std::string>& words) {
    if (powers_ != Powers::acts) {
        return std::nullopt;
    }
    return run(words, become_program);
}

}  // namespace sshplan
