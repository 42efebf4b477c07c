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
    for (const OptionUse& use : invocation->options) {
        if (!can_be_listed(use, typed)) return std::nullopt;
    }
    const auto user = told_user(*invocation);
    const auto port = told_port(*invocation);
    const bool is_ipv6 = hop.name.find(':') != std::string::npos;
    std::string element = user ? *user + "@" : "";
    element += is_ipv6 ? fmt::format("[{}]", hop.name) : hop.name;
    if (port) element += ":" + *port;
    // A list, a shell and each ssh on the way would read anything else in their own ways.
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@:._-+[]";
    const bool is_plain = element.find_first_not_of(plain) == std::string::npos;
    const bool is_empty = hop.name.empty() || (user && user->empty()) || (port && port->empty());
    const bool is_read = is_plain && !is_empty && !is_none(hop.name) && !hop.name.starts_with('[');
    return is_read ? std::optional{element} : std::nullopt;
}

/// Whether a jump would find the hop by itself: what is dialled is what its own ssh would dial.
bool is_plain_jump(const Hop& hop) {
    return hop.resolution && hop.hostname == hop.resolution->hostname &&
           hop.port == hop.resolution->port && hop.prefix.empty() && hop.reach == Reach::jump;
}

/// Whether ssh might take a jump for the host behind it, and stop: it compares the name that is
/// listed with the host that is dialled (ssh.c main).
bool looks_like_loop(std::span<const Hop> hops) {
    for (std::size_t i = 0; i + 1 < hops.size(); ++i) {
        if (equals_ignoring_case(hops[i].name, hops[i + 1].hostname)) return true;
    }
    return false;
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
    if (looks_like_loop(route.hops)) return {};
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

/// [USER@]HOST as a list of jumps takes it, with the user that the hop's ssh is told.
std::string jump_to(const Hop& hop, const std::string& user) {
    const bool is_ipv6 = hop.hostname.find(':') != std::string::npos;
    return fmt::format("{}{}{}",
                       user,
                       user.empty() ? "" : "@",
                       is_ipv6 ? fmt::format("[{}]", hop.hostname) : hop.hostname);
}

/// The port that was meant: what a hop's ssh was told, or else what the command of the ssh around
/// it dials.
std::uint16_t meant_port(const Hop& hop) {
    return hop.resolution->port == 22 ? hop.port : hop.resolution->port;
}

std::string port_of(const Hop& hop, std::string_view sign) {
    const std::uint16_t port = meant_port(hop);
    return port == 22 ? std::string{} : fmt::format("{}{}", sign, port);
}

/// The login name that has to be written for a hop: one that its words say, or its files.
std::string written_user(const Hop& hop, const Client& client) {
    if (hop.user != client.user) return hop.user;
    if (hop.invocation.empty()) return {};
    const std::span<const std::string> words{hop.invocation.begin() + 1, hop.invocation.end()};
    const auto answer = read_invocation(words, client.dialect, no_long_options);
    const auto* const invocation = std::get_if<Invocation>(&answer);
    return invocation == nullptr || !told_user(*invocation) ? std::string{} : hop.user;
}

/// Whether each hop is reached through the one before, and the names of the hops are put together
/// of those of the hosts.
bool is_computed_chain(const std::vector<Hop>& hops) {
    if (hops.front().reach != Reach::tcp) return false;
    const auto is_link = [](const Hop& hop) {
        return hop.reach == Reach::jump && hop.resolution && !hop.hostname.empty();
    };
    const auto is_computed = [](const Hop& hop) {
        return hop.name.size() > hop.hostname.size() &&
               hop.name.find(hop.hostname) != std::string::npos &&
               hop.resolution->hostname != hop.hostname;
    };
    return std::all_of(hops.begin() + 1, hops.end(), is_link) &&
           std::any_of(hops.begin() + 1, hops.end(), is_computed);
}

}  // namespace

std::optional<Note> similar_command(const Route& route, const Client& client) {
    const std::vector<Hop>& hops = route.hops;
    if (route.status != RouteStatus::ok || hops.size() < 2 || !is_computed_chain(hops)) {
        return std::nullopt;
    }
    std::vector<std::string> jumps;
    std::vector<std::string> names;
    bool is_any_told = false;
    bool is_as_meant = true;
    for (const Hop& hop : std::span{hops}.first(hops.size() - 1)) {
        const std::string user = written_user(hop, client);
        is_any_told = is_any_told || !user.empty();
        is_as_meant = is_as_meant && hop.port == meant_port(hop);
        jumps.push_back(jump_to(hop, user) + port_of(hop, ":"));
    }
    for (const Hop& hop : std::span{hops}.subspan(1)) names.push_back(hop.hostname);
    const Hop& last = hops.back();
    const std::string port = port_of(last, "-p ");
    return Note{"similar-command",
                fmt::format("ssh -J {} {}{}{} {}; keys are then looked up as {}, and the blocks "
                            "of these names apply, with all that they say",
                            fmt::join(jumps, ","),
                            port,
                            port.empty() ? "" : " ",
                            jump_to(last, is_any_told ? last.user : written_user(last, client)),
                            is_as_meant ? "names the same hosts"
                                        : "is what was meant, and not what happens",
                            fmt::join(names, ", "))};
}

}  // namespace sshplan
