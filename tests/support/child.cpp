#include "tests/support/child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <stdexcept>

namespace sshplan::test {

namespace {

[[noreturn]] void be_child(int to, const std::function<std::string()>& act) {
    // Those of the test's own process would report a failure there.
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ}) ::signal(signal, SIG_DFL);
    try {
        const std::string text = act();
        const ssize_t count = ::write(to, text.data(), text.size());
        ::_exit(count == static_cast<ssize_t>(text.size()) ? 0 : 1);
    } catch (const std::exception&) {
        ::_exit(2);
    }
}

std::string read_to_end(int from) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(from, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
}

}  // namespace

ChildEnd in_child(const std::function<std::string()>& act) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error{std::strerror(errno)};
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error{std::strerror(errno)};
    if (child == 0) be_child(ends[1], act);
    ::close(ends[1]);
    ChildEnd end{.text = read_to_end(ends[0])};
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
        throw std::runtime_error{"the child failed: " + std::to_string(WEXITSTATUS(status))};
    }
    return end;
}

}  // namespace sshplan::test
