#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/write_all.hpp"

namespace sshplan {
namespace {

constexpr std::size_t longest_line = 4096;

/// Readable while a signal waits that asks this process to end: it is held, and not ignored.
int watch_for_endings() {
    sigset_t watched;
    ::sigemptyset(&watched);
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
        struct sigaction action{};
        const bool is_known = ::sigaction(signal, nullptr, &action) == 0;
        if (is_known && action.sa_handler != SIG_IGN) ::sigaddset(&watched, signal);
    }
    return ::signalfd(-1, &watched, SFD_CLOEXEC);
}

/// One byte of what is typed; nothing at the end of it, or if this process is asked to end.
std::optional<char> next_byte(int terminal, int endings) {
    while (true) {
        std::array<pollfd, 2> watched{{{terminal, POLLIN, 0}, {endings, POLLIN, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return std::nullopt;
        }
        if (watched[1].revents != 0) return std::nullopt;
        char byte = 0;
        const ssize_t count = ::read(terminal, &byte, 1);
        if (count == 1) return byte;
        if (count == 0 || errno != EINTR) return std::nullopt;
    }
}

bool has_pending(int endings) {
    pollfd watched{endings, POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

}  // namespace

std::optional<std::string> RealWorld::ask_person(const std::string& question) {
    if (powers_ != Powers::acts) return std::nullopt;
    const Descriptor terminal{::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)};
    if (terminal.number() < 0 || write_all(terminal.number(), question)) return std::nullopt;
    const Descriptor endings{watch_for_endings()};
    std::string line;
    auto byte = next_byte(terminal.number(), endings.number());
    for (; byte && *byte != '\n'; byte = next_byte(terminal.number(), endings.number())) {
        if (line.size() < longest_line) line += *byte;
    }
    // Nobody has ended the line of the question.
    if (!byte) (void)write_all(terminal.number(), "\n");
    if (has_pending(endings.number())) return std::nullopt;
    return line;
}

}  // namespace sshplan
