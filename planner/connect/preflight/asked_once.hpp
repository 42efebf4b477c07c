#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "planner/world/forwarding_world.hpp"

namespace sshplan {

/// A machine whose agents, sockets and ports are asked each question once, however many routes have
/// it.
class AskedOnce final : public ForwardingWorld {
public:
    using ForwardingWorld::ForwardingWorld;

    [[nodiscard]] FileStatusAnswer file_status(const std::string& path) override;
    [[nodiscard]] std::optional<SocketAnswer> ask_socket(const std::string& path) override;
    [[nodiscard]] std::optional<PortAnswer> try_port(const std::string& host,
                                                     std::uint16_t port,
                                                     AddressFamily family,
                                                     double seconds) override;
    [[nodiscard]] std::optional<AgentAnswer> ask_agent(const std::string& socket) override;

private:
    using Port = std::tuple<std::string, std::uint16_t, AddressFamily>;

    std::map<std::string, std::optional<SocketAnswer>> sockets_{};
    std::map<Port, std::optional<PortAnswer>> ports_{};
    std::map<std::string, std::optional<AgentAnswer>> agents_{};
};

}  // namespace sshplan
