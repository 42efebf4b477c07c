#include "planner/plan/equivalent_command.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// A hop as it stands in a list of jumps: what its own command line says, and no more.
std::string jump_element(const Hop& hop, const Dialect& dialect) {
    const std::span<const std::string> words{hop.invocation.begin() + 1, hop.invocation.end()};
    const auto answer = read_invocation(words, dialect, no_long_options);
    const auto* invocation = std::get_if<Invocation>(&answer);
    if (invocation == nullptr) return {};
    std::string user;
    std::string port;
    for (const OptionUse& use : invocation->options) {
        if (use.letter == 'l' && user.empty()) user = use.argument + "@";
        if (use.letter == 'p' && port.empty()) port = ":" + use.argument;
    }
    const bool is_ipv6 = hop.name.find(':') != std::string::npos;
    return user + (is_ipv6 ? fmt::format("[{}]", hop.name) : hop.name) + port;
}

/// Whether ssh would take the last jump for the destination itself, and stop.
bool is_loop_to_ssh(const Hop& jump, const Hop& destination) {
    return jump.name == destination.hostname && jump.port == destination.port &&
           jump.user == destination.user;
}

/// Options that say by themselves which way to go.
bool is_routing(const OptionUse& use) {
    const std::string text = lower_case(use.argument);
    const bool proxy_option =
        use.letter == 'o' && (text.starts_with("proxyjump") || text.starts_with("proxycommand"));
    return use.letter == 'J' || proxy_option;
}

}  // namespace

std::vector<std::string> equivalent_command(const Route& route,
                                            const Invocation& invocation,
                                            const Dialect& dialect) {
    const bool all_jumps =
        std::ranges::all_of(route.hops, [](const Hop& hop) { return hop.reach != Reach::command; });
    if (route.status != RouteStatus::ok || route.hops.size() < 2 || !all_jumps) return {};
    if (is_loop_to_ssh(route.hops[route.hops.size() - 2], route.hops.back())) return {};
    std::vector<std::string> jumps;
    for (const Hop& hop : std::span{route.hops}.first(route.hops.size() - 1)) {
        jumps.push_back(jump_element(hop, dialect));
        // Each ssh on the way would expand it once more.
        if (jumps.back().find('%') != std::string::npos) return {};
    }
    Invocation direct = invocation;
    const auto before = static_cast<std::ptrdiff_t>(invocation.options_before);
    direct.options_before -= static_cast<std::size_t>(
        std::count_if(direct.options.begin(), direct.options.begin() + before, is_routing));
    std::erase_if(direct.options, is_routing);
    direct.options.insert(direct.options.begin(), {'J', fmt::format("{}", fmt::join(jumps, ","))});
    ++direct.options_before;
    std::vector<std::string> words = to_words(direct, dialect);
    words.insert(words.begin(), "ssh");
    return words;
}

}  // namespace sshplan
