#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>

#include <catch2/catch.hpp>

#include "planner/world/descriptor.hpp"
#include "planner/world/real_world.hpp"
#include "tests/support/child.hpp"

namespace sshplan {
namespace {

using test::in_child;

// Only a test that fails waits so long.
constexpr double patience = 20;
constexpr double short_patience = 0.3;

/// A port of 127.0.0.1 that is nobody else's as long as this lives.
struct Port {
    enum class Does { refuses, listens };

    explicit Port(Does does) {
        sockaddr_in address = address_of(0);
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        REQUIRE(::bind(socket.number(), plain, size) == 0);
        if (does == Does::listens) REQUIRE(::listen(socket.number(), 4) == 0);
        REQUIRE(::getsockname(socket.number(), plain, &size) == 0);
        number = ntohs(address.sin_port);
    }

    static sockaddr_in address_of(std::uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    /// Connects, without waiting, so often that the queue is full; until this process ends.
    void fill_queue() const {
        const sockaddr_in address = address_of(number);
        for (int i = 0; i < 16; ++i) {
            const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            (void)!::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        }
    }

    Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::uint16_t number = 0;
};

/// `answers`, or why nobody does.
std::string tried(const std::string& host,
                  std::uint16_t port,
                  AddressFamily family = AddressFamily::any,
                  double seconds = patience) {
    RealWorld world{RealWorld::Powers::acts};
    const PortAnswer answer = world.try_port(host, port, family, seconds).value();
    return answer.answers ? "answers" + answer.reason : answer.reason;
}

/// What getaddrinfo(3) says of a name.
std::string fault_of(const std::string& host, int family) {
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int fault = ::getaddrinfo(host.c_str(), "22", &hints, &found);
    REQUIRE(fault != 0);
    return ::gai_strerror(fault);
}

}  // namespace

TEST_CASE("a port where somebody listens answers") {
    const Port port{Port::Does::listens};
    CHECK(tried("127.0.0.1", port.number) == "answers");
    CHECK(tried("127.0.0.1", port.number, AddressFamily::inet) == "answers");
    RealWorld reader{RealWorld::Powers::only_reads};
    CHECK_FALSE(reader.try_port("127.0.0.1", port.number, AddressFamily::any, patience));
}

TEST_CASE("a port where nobody listens is told with the reason") {
    const Port port{Port::Does::refuses};
    CHECK(tried("127.0.0.1", port.number) == "Connection refused");
    // The reason is the resolver's own.
    CHECK(tried("127.0.0.1", 22, AddressFamily::inet6) == fault_of("127.0.0.1", AF_INET6));
    const std::string too_long = std::string(64, 'x') + ".invalid";
    CHECK(tried(too_long, 22) == fault_of(too_long, AF_UNSPEC));
    CHECK(tried("", 22) == fault_of("", AF_UNSPEC));
}

TEST_CASE("a port that says nothing is not waited for without end") {
    const Port port{Port::Does::listens};
    const auto end = in_child([&] {
        port.fill_queue();
        return tried("127.0.0.1", port.number, AddressFamily::any, short_patience);
    });
    CHECK(end.text == "timed out");
    CHECK(tried("127.0.0.1", port.number, AddressFamily::any, 0) == "timed out");
}

TEST_CASE("a port is tried whatever is done with children and signals") {
    const Port port{Port::Does::listens};
    const auto end = in_child([&] {
        ::signal(SIGCHLD, SIG_IGN);
        RealWorld world{RealWorld::Powers::acts};
        const auto held = world.hold_signals();
        const std::string said = tried("127.0.0.1", port.number);
        const bool has_child = ::waitpid(-1, nullptr, 0) >= 0 || errno != ECHILD;
        return said + (has_child ? ", a child is left" : "");
    });
    CHECK(end.text == "answers");
}

}  // namespace sshplan
