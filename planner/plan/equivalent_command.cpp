#include "planner/plan/equivalent_command.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// Options that a list of jumps can say too, or that say nothing about the way.
bool can_be_listed(const OptionUse& use, const Invocation& typed) {
    if (use.letter == 'F') {
        return std::ranges::find(typed.options, use) != typed.options.end();
    }
    return std::string_view{"lpJWv"}.find(use.letter) != std::string_view::npos;
}

/// A hop as it stands in a list of jumps: what its own command line says, and no more. Nothing if
/// that says what no list can.
std::optional<std::string> jump_element(const Hop& hop,
                                        const Invocation& typed,
                                        const Dialect& dialect) {
    if (hop.invocation.empty()) return std::nullopt;
    const std::span<const std::string> words{hop.invocation.begin() + 1, hop.invocation.end()};
    const auto answer = read_invocation(words, dialect, no_long_options);
    const auto* invocation = std::get_if<Invocation>(&answer);
    if (invocation == nullptr) return std::nullopt;
    const Destination& destination = invocation->destination;
    if (destination.form == Destination::Form::uri) return std::nullopt;
    std::string user = destination.user ? *destination.user + "@" : "";
    std::string port;
    for (const OptionUse& use : invocation->options) {
        if (!can_be_listed(use, typed)) return std::nullopt;
        if (use.letter == 'l' && user.empty()) user = use.argument + "@";
        if (use.letter == 'p' && port.empty()) port = ":" + use.argument;
    }
    const bool is_ipv6 = hop.name.find(':') != std::string::npos;
    std::string element = user + (is_ipv6 ? fmt::format("[{}]", hop.name) : hop.name) + port;
    // Each ssh on the way would expand a token once more, and a shell read what is special to it.
    constexpr std::string_view special = "%$`'\"\\ \t\n;&|<>()*?,";
    if (element.find_first_of(special) != std::string::npos) return std::nullopt;
    return element;
}

/// Whether a jump would find the hop by itself: what is dialled is what its own ssh would dial.
bool is_plain_jump(const Hop& hop) {
    return hop.resolution && hop.hostname == hop.resolution->hostname &&
           hop.port == hop.resolution->port && hop.prefix.empty() && hop.reach == Reach::jump;
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

/// Whether a ProxyCommand of the destination passes on the file that -F names, as a jump does.
bool keeps_files(const Route& route, const Invocation& typed) {
    const auto names_file = [](const OptionUse& use) { return use.letter == 'F'; };
    if (std::ranges::none_of(typed.options, names_file)) return true;
    return std::ranges::all_of(route.hops, [](const Hop& hop) {
        return std::ranges::find(hop.invocation, "-F") != hop.invocation.end();
    });
}

}  // namespace

std::vector<std::string> equivalent_command(const Route& route,
                                            const Invocation& invocation,
                                            const Client& client) {
    if (route.status != RouteStatus::ok || route.hops.size() < 2) return {};
    const std::span<const Hop> jumps = std::span{route.hops}.first(route.hops.size() - 1);
    if (route.hops.front().reach != Reach::tcp || !keeps_files(route, invocation)) return {};
    if (!std::all_of(route.hops.begin() + 1, route.hops.end(), is_plain_jump)) return {};
    if (is_loop_to_ssh(jumps.back(), route.hops.back())) return {};
    std::vector<std::string> elements;
    for (const Hop& hop : jumps) {
        auto element = jump_element(hop, invocation, client.dialect);
        if (!element) return {};
        elements.push_back(*std::move(element));
    }
    Invocation direct = invocation;
    const auto before = static_cast<std::ptrdiff_t>(invocation.options_before);
    direct.options_before -= static_cast<std::size_t>(
        std::count_if(direct.options.begin(), direct.options.begin() + before, is_routing));
    std::erase_if(direct.options, is_routing);
    direct.options.insert(direct.options.begin(),
                          {'J', fmt::format("{}", fmt::join(elements, ","))});
    ++direct.options_before;
    std::vector<std::string> words = to_words(direct, client.dialect);
    words.insert(words.begin(), "ssh");
    return words;
}

namespace {

/// USER@HOST[:PORT] as a list of jumps takes it.
std::string jump_to(const Hop& hop) {
    const bool is_ipv6 = hop.hostname.find(':') != std::string::npos;
    return fmt::format("{}@{}{}",
                       hop.user,
                       is_ipv6 ? fmt::format("[{}]", hop.hostname) : hop.hostname,
                       hop.port == 22 ? "" : fmt::format(":{}", hop.port));
}

}  // namespace

std::optional<Note> similar_command(const Route& route) {
    const std::vector<Hop>& hops = route.hops;
    if (route.status != RouteStatus::ok || hops.size() < 2) return std::nullopt;
    const bool is_chain =
        hops.front().reach == Reach::tcp &&
        std::all_of(hops.begin() + 1, hops.end(), [](const Hop& hop) {
            return hop.reach == Reach::jump && hop.resolution && !hop.hostname.empty();
        });
    // The names of the hops are put together of those of the hosts.
    const bool is_computed = std::any_of(hops.begin() + 1, hops.end(), [](const Hop& hop) {
        return hop.name.size() > hop.hostname.size() &&
               hop.name.find(hop.hostname) != std::string::npos &&
               hop.resolution->hostname != hop.hostname;
    });
    if (!is_chain || !is_computed) return std::nullopt;
    std::vector<std::string> jumps;
    std::vector<std::string> names;
    for (const Hop& hop : std::span{hops}.first(hops.size() - 1)) jumps.push_back(jump_to(hop));
    for (const Hop& hop : std::span{hops}.subspan(1)) names.push_back(hop.hostname);
    const Hop& last = hops.back();
    const std::string port = last.port == 22 ? "" : fmt::format("-p {} ", last.port);
    return Note{
        "similar-command",
        fmt::format("ssh -J {} {}{}@{} goes over the same hosts; their keys are then looked "
                    "up as {}, and blocks for these names apply",
                    fmt::join(jumps, ","),
                    port,
                    last.user,
                    last.hostname,
                    fmt::join(names, ", "))};
}

}  // namespace sshplan
