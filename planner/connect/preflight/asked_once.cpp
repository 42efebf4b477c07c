#include "planner/connect/preflight/asked_once.hpp"

namespace sshplan {

FileStatusAnswer AskedOnce::file_status(const std::string& path) {
    return machine().file_status(path);
}

std::optional<SocketAnswer> AskedOnce::ask_socket(const std::string& path) {
    const auto [entry, is_new] = sockets_.try_emplace(path);
    if (is_new) entry->second = machine().ask_socket(path);
    return entry->second;
}

std::optional<PortAnswer> AskedOnce::try_port(const std::string& host,
                                              std::uint16_t port,
                                              AddressFamily family,
                                              double seconds) {
    const auto [entry, is_new] = ports_.try_emplace({host, port, family});
    if (is_new) entry->second = machine().try_port(host, port, family, seconds);
    return entry->second;
}

std::optional<AgentAnswer> AskedOnce::ask_agent(const std::string& socket) {
    const auto [entry, is_new] = agents_.try_emplace(socket);
    if (is_new) entry->second = machine().ask_agent(socket);
    return entry->second;
}

}  // namespace sshplan
