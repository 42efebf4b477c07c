#include "planner/world/error_relay.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include "planner/world/above_standard.hpp"

namespace sshplan {
namespace {

// What fits behind POLLOUT: a page of a pipe, and of a terminal less, as it tells only of 1 byte.
constexpr std::size_t pipe_piece = 4096;
constexpr std::size_t terminal_piece = 256;

void stop_blocking(int descriptor) {
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0) ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

void copy_size(int from, int to) {
    winsize size{};
    if (::ioctl(from, TIOCGWINSZ, &size) == 0) ::ioctl(to, TIOCSWINSZ, &size);
}

/// Whether no byte will be changed on the way.
bool make_raw(int terminal) {
    termios modes{};
    if (::tcgetattr(terminal, &modes) != 0) return false;
    ::cfmakeraw(&modes);
    return ::tcsetattr(terminal, TCSANOW, &modes) == 0;
}

std::unique_ptr<ErrorRelay> open_terminal() {
    Descriptor ours{above_standard(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))};
    if (ours.number() < 0 || ::grantpt(ours.number()) != 0 || ::unlockpt(ours.number()) != 0) {
        return nullptr;
    }
    std::array<char, 128> name{};
    if (::ptsname_r(ours.number(), name.data(), name.size()) != 0) return nullptr;
    Descriptor theirs{above_standard(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC))};
    if (theirs.number() < 0 || !make_raw(theirs.number())) return nullptr;
    copy_size(STDERR_FILENO, theirs.number());
    return std::make_unique<ErrorRelay>(ours.release(), theirs.release());
}

std::unique_ptr<ErrorRelay> open_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return nullptr;
    Descriptor ours{above_standard(ends[0])};
    Descriptor theirs{above_standard(ends[1])};
    if (ours.number() < 0 || theirs.number() < 0) return nullptr;
    return std::make_unique<ErrorRelay>(ours.release(), theirs.release());
}

}  // namespace

std::unique_ptr<ErrorRelay> ErrorRelay::open() {
    if (::fcntl(STDERR_FILENO, F_GETFD) < 0) return nullptr;
    auto relay = ::isatty(STDERR_FILENO) == 1 ? open_terminal() : open_pipe();
    if (relay) stop_blocking(relay->ours_.number());
    return relay;
}

int ErrorRelay::readable() const { return has_ended_ || has_waiting() ? -1 : ours_.number(); }

int ErrorRelay::writable() const { return has_waiting() ? STDERR_FILENO : -1; }

std::size_t ErrorRelay::take() {
    std::array<char, 65536> buffer{};
    ssize_t count = 0;
    do count = ::read(ours_.number(), buffer.data(), buffer.size());
    while (count < 0 && errno == EINTR);
    if (count < 0 && errno == EAGAIN) return 0;
    // EIO: nobody holds the other side of the terminal any more.
    if (count <= 0) {
        has_ended_ = true;
        return 0;
    }
    const std::string_view bytes{buffer.data(), static_cast<std::size_t>(count)};
    remember(bytes);
    if (!is_unheard_) {
        waiting_ = bytes;
        passed_ = 0;
    }
    return bytes.size();
}

void ErrorRelay::pass_on() {
    const std::size_t piece = ::isatty(STDERR_FILENO) == 1 ? terminal_piece : pipe_piece;
    const std::string_view rest = std::string_view{waiting_}.substr(passed_, piece);
    const ssize_t count = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (count >= 0) {
        passed_ += static_cast<std::size_t>(count);
    } else if (errno != EAGAIN && errno != EINTR) {
        is_unheard_ = true;
        passed_ = waiting_.size();
    }
}

void ErrorRelay::resize() const { copy_size(STDERR_FILENO, ours_.number()); }

void ErrorRelay::remember(std::string_view bytes) {
    remembered_ += bytes;
    if (remembered_.size() > 2 * remembered_size) {
        remembered_.erase(0, remembered_.size() - remembered_size);
    }
}

std::string ErrorRelay::remembered() const {
    return remembered_.substr(remembered_.size() - std::min(remembered_.size(), remembered_size));
}

}  // namespace sshplan
