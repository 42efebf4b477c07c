#include "planner/connect/preflight/agent_check.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

constexpr std::string_view usual_variable = "SSH_AUTH_SOCK";

/// Where the agent's socket is, and what says so.
struct Socket {
    std::optional<std::string> path{};
    std::string said_by{};
};

Socket socket_in(std::string_view variable, World& world) {
    return {world.variable(variable), std::string{variable}};
}

Socket socket_of(const Resolution& resolution, const Client& client, World& world) {
    const std::string_view value =
        resolution.effective(Keyword::identity_agent, client.dialect.edition);
    if (value.empty() || value == usual_variable) return socket_in(usual_variable, world);
    if (is_none(value)) return {std::nullopt, "IdentityAgent none"};
    if (value.starts_with('$') && !value.starts_with("${")) {
        return socket_in(value.substr(1), world);
    }
    return {std::string{value}, "IdentityAgent"};
}

AgentCheck without_agent(const Socket& socket) {
    const bool is_variable = socket.said_by != "IdentityAgent none";
    return {{CheckKind::agent,
             Readiness::ok,
             "",
             fmt::format("none: {}{}", socket.said_by, is_variable ? " is not set" : "")},
            AgentKeys::none};
}

}  // namespace

AgentCheck check_agent(const Hop& hop, const Client& client, World& world) {
    const Socket socket = socket_of(*hop.resolution, client, world);
    if (!socket.path || socket.path->empty()) return without_agent(socket);
    Check check{CheckKind::agent, Readiness::ok, *socket.path};
    const std::optional<AgentAnswer> answer = world.ask_agent(*socket.path);
    if (!answer) {
        check.verdict = Readiness::unknown;
        check.text = "not asked";
        return {check, AgentKeys::unknown};
    }
    if (!answer->keys) {
        check.verdict = Readiness::warning;
        check.text = fmt::format("does not answer: {}", answer->reason);
        check.advice = "eval \"$(ssh-agent)\" && ssh-add";
        return {check, AgentKeys::none};
    }
    const std::size_t count = *answer->keys;
    check.text =
        count == 0 ? "holds no key" : fmt::format("holds {} key{}", count, count == 1 ? "" : "s");
    return {check, count == 0 ? AgentKeys::none : AgentKeys::some};
}

}  // namespace sshplan
