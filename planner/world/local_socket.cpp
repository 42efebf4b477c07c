#include "planner/world/local_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

namespace sshplan {

int open_local_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }

int connect_locally(const Descriptor& socket, const std::string& path, const Deadline& deadline) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    std::memcpy(&address.sun_path[0], path.c_str(), path.size() + 1);
    while (true) {
        const auto* const plain = reinterpret_cast<const sockaddr*>(&address);
        if (::connect(socket.number(), plain, sizeof address) == 0) return 0;
        // EAGAIN: its queue is full, and no descriptor tells when it is not.
        if (errno != EAGAIN && errno != EINTR) return errno;
        if (deadline.left() <= 0) return ETIMEDOUT;
        ::poll(nullptr, 0, 10);
    }
}

}  // namespace sshplan
