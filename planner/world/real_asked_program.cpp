#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <span>

#include "planner/world/above_standard.hpp"
#include "planner/world/caught_signals.hpp"
#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"

namespace sshplan {
namespace {

using Kind = ProgramAnswer::Kind;

/// What the child does. Only what is safe between fork and exec is called.
[[noreturn]] void become(char* const* words,
                         char* const* environment,
                         int output,
                         const sigset_t& mask) {
    const int null = ::open("/dev/null", O_RDWR);
    // Where standard streams are closed, `null` is one of them: its place is taken last.
    if (null >= 0 && ::dup2(null, STDIN_FILENO) >= 0 && ::dup2(null, STDERR_FILENO) >= 0 &&
        ::dup2(output, STDOUT_FILENO) >= 0) {
        ::closefrom(STDERR_FILENO + 1);
        ::sigprocmask(SIG_SETMASK, &mask, nullptr);
        ::execve(words[0], words, environment);
    }
    ::_exit(127);
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

pid_t start(const ProgramQuestion& question, int output, const sigset_t& mask) {
    std::vector<std::string> words = question.words;
    std::vector<std::string> variables;
    for (const auto& [name, value] : question.environment) variables.push_back(name + "=" + value);
    const std::vector<char*> arguments = pointers_to(words);
    const std::vector<char*> environment = pointers_to(variables);
    const pid_t child = ::fork();
    if (child == 0) become(arguments.data(), environment.data(), output, mask);
    return child;
}

/// Reads to the end, or until there is more than the limit.
Kind read_output(int pipe, std::size_t limit, std::string& output) {
    std::array<char, 65536> buffer{};
    while (output.size() <= limit) {
        const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Kind::failed;
        if (count == 0) return Kind::answered;
        output.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return Kind::too_large;
}

/// Waits for its end; whether that was one with exit status 0.
bool has_succeeded(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<ProgramAnswer> RealWorld::ask_program(const ProgramQuestion& question) {
    if (powers_ == Powers::only_reads) return std::nullopt;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return ProgramAnswer{};
    const Descriptor reading{above_standard(ends[0])};
    Descriptor writing{above_standard(ends[1])};
    if (reading.number() < 0 || writing.number() < 0) return ProgramAnswer{};
    // It can be waited for even where SIGCHLD is ignored.
    const CaughtSignals waited{std::span<const int>{}};
    const pid_t child = start(question, writing.number(), mask_);
    (void)writing.close();
    if (child < 0) return ProgramAnswer{};
    ProgramAnswer answer;
    answer.kind = read_output(reading.number(), question.most_bytes, answer.output);
    if (answer.kind != Kind::answered) ::kill(child, SIGKILL);
    if (!has_succeeded(child) && answer.kind == Kind::answered) answer.kind = Kind::failed;
    if (answer.kind != Kind::answered) answer.output.clear();
    return answer;
}

}  // namespace sshplan
