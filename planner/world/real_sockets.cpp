#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "planner/world/local_socket.hpp"
#include "planner/world/real_world.hpp"

namespace sshplan {
namespace {

constexpr double bound = 1;
constexpr std::size_t longest_message = std::size_t{256} << 10;

// PROTOCOL.agent: the length of a message, its type, and what belongs to that.
constexpr std::array<unsigned char, 5> request{0, 0, 0, 1, 11};  // SSH_AGENTC_REQUEST_IDENTITIES
constexpr unsigned char identities = 12;                         // SSH_AGENT_IDENTITIES_ANSWER
constexpr std::string_view refusals = "\x05\x1e\x66";            // authfd.c agent_failed()
constexpr std::size_t smallest_key = 8;                          // two strings without a byte

double seconds_since_made(const std::string& path) {
    using namespace std::chrono;
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return 0;
    const auto made = seconds{status.st_mtim.tv_sec} + nanoseconds{status.st_mtim.tv_nsec};
    const auto now = system_clock::now().time_since_epoch();
    return std::max(0.0, duration<double>(now - made).count());
}

std::string in_words(int error) { return error == ETIMEDOUT ? "timed out" : std::strerror(error); }

std::size_t number_in(std::string_view bytes) {
    std::size_t number = 0;
    for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

/// Reads just so many bytes. Returns why not.
std::optional<std::string> read_exactly(const Descriptor& socket,
                                        std::size_t size,
                                        const Deadline& deadline,
                                        std::string& bytes) {
    bytes.resize(size);
    for (std::size_t read = 0; read < size;) {
        if (!deadline.wait_for(socket.number(), POLLIN)) return "timed out";
        const ssize_t count = ::recv(socket.number(), bytes.data() + read, size - read, 0);
        if (count == 0) return "it hung up";
        if (count > 0) read += static_cast<std::size_t>(count);
        if (count < 0 && errno != EAGAIN && errno != EINTR) return std::strerror(errno);
    }
    return std::nullopt;
}

/// authfd.c ssh_fetch_identitylist(): the message without its length.
AgentAnswer read_answer(std::string_view message) {
    if (refusals.find(message.front()) != refusals.npos) return {std::nullopt, "it does not tell"};
    if (static_cast<unsigned char>(message.front()) != identities || message.size() < 5) {
        return {std::nullopt, "it gave an answer to something else"};
    }
    const std::size_t keys = number_in(message.substr(1, 4));
    if (keys > (message.size() - 5) / smallest_key) {
        return {std::nullopt, "it announces more keys than it sends"};
    }
    return {keys, ""};
}

AgentAnswer ask(const Descriptor& socket, const Deadline& deadline) {
    // So little always fits into a connection that is new.
    const ssize_t sent = ::send(socket.number(), request.data(), request.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request.size())) return {std::nullopt, std::strerror(errno)};
    std::string bytes;
    if (auto why = read_exactly(socket, 4, deadline, bytes)) return {std::nullopt, *why};
    const std::size_t size = number_in(bytes);
    if (size == 0 || size > longest_message) {
        return {std::nullopt, "it announces an answer of a size that none has"};
    }
    if (auto why = read_exactly(socket, size, deadline, bytes)) return {std::nullopt, *why};
    return read_answer(bytes);
}

}  // namespace

std::optional<SocketAnswer> RealWorld::ask_socket(const std::string& path) {
    if (powers_ != Powers::acts) return std::nullopt;
    using Kind = SocketAnswer::Kind;
    const Descriptor socket{open_local_socket()};
    if (socket.number() < 0) return SocketAnswer{Kind::failed, std::strerror(errno), 0};
    const int error = connect_locally(socket, path, Deadline{bound});
    if (error == 0) return SocketAnswer{Kind::answers, "", seconds_since_made(path)};
    if (error == ENOENT) return SocketAnswer{Kind::missing, "", 0};
    if (error == ECONNREFUSED) return SocketAnswer{Kind::stale, "", 0};
    return SocketAnswer{Kind::failed, in_words(error), 0};
}

std::optional<AgentAnswer> RealWorld::ask_agent(const std::string& path) {
    if (powers_ != Powers::acts) return std::nullopt;
    const Descriptor socket{open_local_socket()};
    if (socket.number() < 0) return AgentAnswer{std::nullopt, std::strerror(errno)};
    const Deadline deadline{bound};
    const int error = connect_locally(socket, path, deadline);
    return error == 0 ? ask(socket, deadline) : AgentAnswer{std::nullopt, in_words(error)};
}

}  // namespace sshplan
