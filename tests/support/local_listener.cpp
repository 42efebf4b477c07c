#include "tests/support/local_listener.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace sshplan::test {
namespace {

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error{path + ": too long"};
    std::memcpy(&address.sun_path[0], path.data(), path.size());
    return address;
}

void send_all(int connection, std::string_view bytes) {
    (void)!::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

}  // namespace

LocalListener::LocalListener(const std::string& path, int queue)
    : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_un address = address_of(path);
    const auto* const plain = reinterpret_cast<const sockaddr*>(&address);
    if (::bind(socket_.number(), plain, sizeof address) != 0 ||
        ::listen(socket_.number(), queue) != 0) {
        throw std::runtime_error{path + ": " + std::strerror(errno)};
    }
}

int LocalListener::accept_request(std::size_t size) const {
    const int connection = ::accept(socket_.number(), nullptr, nullptr);
    std::array<char, 64> request{};
    (void)!::recv(connection, request.data(), size, MSG_WAITALL);
    return connection;
}

void LocalListener::answer_once(std::size_t request, std::string_view bytes) const {
    const Descriptor connection{accept_request(request)};
    send_all(connection.number(), bytes);
}

void LocalListener::answer_forever(std::size_t request, std::string_view bytes) const {
    const Descriptor connection{accept_request(request)};
    send_all(connection.number(), bytes);
    pollfd watched{connection.number(), POLLIN, 0};
    while (::poll(&watched, 1, 20) == 0) send_all(connection.number(), "x");
}

void fill_queue(const std::string& path) {
    const sockaddr_un address = address_of(path);
    const auto* const plain = reinterpret_cast<const sockaddr*>(&address);
    int socket = -1;
    do socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    while (::connect(socket, plain, sizeof address) == 0);
    if (errno != EAGAIN) throw std::runtime_error{path + ": " + std::strerror(errno)};
}

}  // namespace sshplan::test
