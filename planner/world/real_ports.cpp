#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <memory>

#include "planner/world/address_family.hpp"
#include "planner/world/deadline.hpp"
#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"
#include "planner/world/write_all.hpp"

namespace sshplan {
namespace {

constexpr std::string_view success = "+";  // of the child, which else says why not

/// connect(2) to one address. Returns why not; nothing if somebody takes the connection.
std::optional<std::string> try_address(const addrinfo& address, const Deadline& deadline) {
    constexpr int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    const Descriptor socket{::socket(address.ai_family, type, address.ai_protocol)};
    if (socket.number() < 0) return std::strerror(errno);
    if (::connect(socket.number(), address.ai_addr, address.ai_addrlen) == 0) return std::nullopt;
    if (errno != EINPROGRESS) return std::strerror(errno);
    if (!deadline.wait_for(socket.number(), POLLOUT)) return "timed out";
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error == 0 ? std::nullopt : std::optional<std::string>{std::strerror(error)};
}

std::size_t count(const addrinfo* first) {
    std::size_t found = 0;
    for (; first != nullptr; first = first->ai_next) ++found;
    return found;
}

/// Tries all addresses of a name; returns what is to be said of the last.
std::string try_name(const char* host, const char* port, int family, const Deadline& deadline) {
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int fault = ::getaddrinfo(host, port, &hints, &found);
    if (fault == EAI_SYSTEM) return std::strerror(errno);
    if (fault != 0) return ::gai_strerror(fault);
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses{found, ::freeaddrinfo};
    std::string reason;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        // One that does not answer leaves time for those behind it.
        const Deadline share{deadline.left() / static_cast<double>(count(each))};
        const auto why = try_address(*each, share);
        if (!why) return std::string{success};
        reason = *why;
    }
    return reason;
}

/// All that it says until it ends, or what came until the deadline.
std::string listen_to(int child, const Deadline& deadline) {
    std::string text;
    std::array<char, 256> buffer{};
    while (deadline.wait_for(child, POLLIN)) {
        const ssize_t size = ::read(child, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text.empty() ? "timed out" : text;
}

}  // namespace

std::optional<PortAnswer> RealWorld::try_port(const std::string& host,
                                              std::uint16_t port,
                                              AddressFamily family,
                                              double seconds) {
    if (powers_ != Powers::acts) return std::nullopt;
    const Deadline deadline{seconds};
    const std::string number = std::to_string(port);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return PortAnswer{false, std::strerror(errno), 0};
    const Descriptor ours{ends[0]};
    Descriptor theirs{ends[1]};
    // Nothing but another process bounds the time of getaddrinfo(3).
    const pid_t child = ::fork();
    if (child < 0) return PortAnswer{false, std::strerror(errno), 0};
    if (child == 0) {
        ::alarm(static_cast<unsigned>(std::ceil(deadline.left())) + 1);  // if this one is killed
        const std::string said =
            try_name(host.c_str(), number.c_str(), family_of(family), deadline);
        ::_exit(write_all(theirs.number(), said) ? 1 : 0);
    }
    (void)theirs.close();
    const std::string said = listen_to(ours.number(), deadline);
    ::kill(child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    const bool answers = said == success;
    return PortAnswer{answers, answers ? "" : said, deadline.passed()};
}

}  // namespace sshplan
