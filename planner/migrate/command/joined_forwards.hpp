#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/invocation/invocation.hpp"

namespace sshplan {

/// A port that -L or -D opens.
struct OpenedPort {
    char letter = 'L';
    std::string bind{};  // empty: not said
    std::string port{};
    std::string host{};  // of -L
    std::string host_port{};
};

/// Reads [bind:]port:host:port or [bind:]port; nothing for sockets and what ssh would refuse.
[[nodiscard]] std::optional<OpenedPort> read_opened_port(const OptionUse& use);

/// Whether an option is -L, -D or -R.
[[nodiscard]] bool is_forward(const OptionUse& use);

/// Whether a host is the machine itself.
[[nodiscard]] bool is_loopback(const std::string& host);

/// What the forwards of several ssh's, each started by the one before, come to.
struct JoinedForwards {
    std::vector<OptionUse> options{};         // of one ssh to the last host
    std::vector<std::string> closed_ports{};  // that were opened on hosts between
    std::string obstacle{};                   // why one ssh cannot do the same; empty: it can
};

/// Joins the forwards that lead into each other: a port here that leads to a port of the next host
/// on which its ssh listens.
[[nodiscard]] JoinedForwards join_forwards(std::span<const Invocation> chain);

}  // namespace sshplan
