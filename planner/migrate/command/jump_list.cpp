#include "planner/migrate/command/jump_list.hpp"

#include <fmt/format.h>

#include "parser/config/jump.hpp"
#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"

namespace sshplan {

std::optional<std::string> jump_word(const JumpHost& jump) {
    // A list, a shell and each ssh on the way would read anything else in their own ways.
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:._-+";
    const auto is_plain = [&](const std::string& text) {
        return text.find_first_not_of(plain) == std::string::npos && !text.starts_with('-');
    };
    const bool is_read = is_plain(jump.host) && is_plain(jump.user) && is_plain(jump.port) &&
                         jump.user.find(':') == std::string::npos;
    if (!is_read || jump.host.empty() || is_none(jump.host)) return std::nullopt;
    std::string word = jump.user.empty() ? "" : jump.user + "@";
    const bool is_ipv6 = jump.host.find(':') != std::string::npos;
    word += is_ipv6 ? fmt::format("[{}]", jump.host) : jump.host;
    return jump.port.empty() ? word : fmt::format("{}:{}", word, jump.port);
}

std::vector<JumpHost> jump_hosts(std::string_view list, const Dialect& dialect) {
    std::vector<JumpHost> hosts;
    const auto parsed = parse_jump_list(std::string{list}, jump_reading(dialect));
    if (!parsed) return hosts;
    for (const Endpoint& jump : parsed->hops) {
        hosts.push_back({jump.host, jump.user.value_or(""), jump.port.value_or("")});
    }
    return hosts;
}

}  // namespace sshplan
