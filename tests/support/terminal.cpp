#include "tests/support/terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace sshplan::test {
namespace {

// Only a test that fails waits so long.
constexpr int patience_in_milliseconds = 20'000;

[[noreturn]] void be_leader(const std::function<int()>& act) {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU}) {
        ::signal(signal, SIG_DFL);
    }
    try {
        ::_exit(act());
    } catch (const std::exception& fault) {
        say(fault.what());
        ::_exit(2);
    }
}

/// What a shell's job does first, so that it is in front whoever of both comes first.
[[noreturn]] void be_job(const std::function<int()>& act) {
    ::setpgid(0, 0);
    ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
    ::signal(SIGTTOU, SIG_DFL);
    be_leader(act);
}

void read_line() {
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n') {
    }
}

}  // namespace

void say(std::string_view text) { (void)!::write(STDOUT_FILENO, text.data(), text.size()); }

Terminal::Terminal(const std::function<int()>& act) {
    const winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    leader_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (leader_ < 0) throw std::runtime_error{std::strerror(errno)};
    if (leader_ == 0) be_leader(act);
}

Terminal::~Terminal() {
    hang_up();
    ::kill(leader_, SIGKILL);
    ::waitpid(leader_, nullptr, 0);
}

void Terminal::type(std::string_view keys) const {
    if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
        throw std::runtime_error{"nothing can be typed"};
    }
}

bool Terminal::read_more() {
    pollfd watched{terminal_, POLLIN, 0};
    if (::poll(&watched, 1, patience_in_milliseconds) <= 0) return false;
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(terminal_, buffer.data(), buffer.size());
    if (count > 0) appeared_.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0;
}

void Terminal::wait_for(std::string_view text) {
    std::size_t found = appeared_.find(text, seen_);
    for (; found == std::string::npos; found = appeared_.find(text, seen_)) {
        if (!read_more()) {
            throw std::runtime_error{fmt::format("no '{}' in '{}'", text, appeared_)};
        }
    }
    seen_ = found + text.size();
}

std::string Terminal::read_to_end() {
    while (read_more()) {
    }
    return appeared_;
}

void Terminal::resize(unsigned short rows, unsigned short columns) const {
    const winsize size{.ws_row = rows, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    ::ioctl(terminal_, TIOCSWINSZ, &size);
}

void Terminal::hang_up() {
    if (terminal_ >= 0) ::close(std::exchange(terminal_, -1));
}

int be_shell(Wakes wakes, const std::function<int()>& act) {
    ::signal(SIGTTOU, SIG_IGN);
    const pid_t job = ::fork();
    if (job == 0) be_job(act);
    ::setpgid(job, job);
    int status = 0;
    const int options = wakes == Wakes::nobody ? 0 : WUNTRACED;
    while (::waitpid(job, &status, options) == job && WIFSTOPPED(status)) {
        ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
        say(fmt::format("<stopped {}>", WSTOPSIG(status)));
        read_line();
        ::tcsetpgrp(STDIN_FILENO, job);
        ::kill(wakes == Wakes::group ? -job : job, SIGCONT);
        say("<in front>");
    }
    ::tcsetpgrp(STDIN_FILENO, ::getpgrp());
    say(WIFSIGNALED(status) ? fmt::format("<killed {}>", WTERMSIG(status))
                            : fmt::format("<exited {}>", WEXITSTATUS(status)));
    return 0;
}

}  // namespace sshplan::test
