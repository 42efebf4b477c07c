#include "planner/migrate/command/forwarded_port.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/invocation/quote.hpp"
#include "planner/migrate/command/invocation_edit.hpp"
#include "planner/migrate/command/jump_list.hpp"
#include "planner/plan/needs.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

bool is_opened_for_this_machine(const std::string& bind) {
    constexpr std::array<std::string_view, 3> all{"", "*", "0.0.0.0"};
    return is_loopback(bind) || std::ranges::find(all, bind) != all.end();
}

/// What an ssh does besides one forward.
std::string other_uses(const Invocation& ssh, const OptionUse& forward) {
    std::vector<std::string> uses;
    for (const OptionUse& use : ssh.options) {
        if ((is_forward(use) || use.letter == 'w') && use != forward) {
            uses.push_back(fmt::format("-{} {}", use.letter, use.argument));
        }
    }
    if (!ssh.command.empty() && !ssh.has('N')) uses.push_back(shell_join(ssh.command));
    return fmt::format("{}", fmt::join(uses, ", "));
}

/// The ssh of a tunnel without what only keeps it open.
Invocation without_tunnel(Invocation ssh) {
    constexpr std::string_view keeps_open = "NfngTt";
    remove_options(ssh, [&](const OptionUse& use) {
        const bool keeps = keeps_open.find(use.letter) != std::string_view::npos;
        return keeps || is_forward(use) || use.letter == 'w' ||
               is_option_line(use, "ExitOnForwardFailure");
    });
    return ssh;
}

/// A path of files that -F names must be the same for both: -J hands it on.
std::vector<OptionUse> files_of(const Invocation& ssh) {
    std::vector<OptionUse> files;
    for (const OptionUse& use : ssh.options) {
        if (use.letter == 'F') files.push_back(use);
    }
    return files;
}

std::string port_text(const std::string& port, World& world) {
    const auto number = read_port(world, port);
    return number ? std::to_string(*number) : port;
}

/// The command by -J; and with the port, or the login name, that blocks of the new host may hide.
std::vector<CommandWay> ways_through(const std::string& jumps,
                                     const CarriedCommand& command,
                                     const Tunnel& tunnel,
                                     const Route& route,
                                     const CommandContext& context) {
    CommandWay way{.after = command.ssh, .key_name = CommandWay::KeyName::may_change};
    put_jump(way.after, jumps);
    set_host(way.after, tunnel.opened.host);
    const std::string port = port_text(tunnel.opened.host_port, context.world);
    const bool is_usual = port == std::to_string(context.client.default_port);
    set_port(way.after, is_usual ? std::nullopt : std::optional{port});
    way.differences.push_back(
        {"listener-gone", "", fmt::format("port {} of this machine", tunnel.opened.port)});
    std::vector<CommandWay> ways{way};
    const std::string& user = route.hops.back().user;
    const bool hides_user = !told_user(command.ssh) && !user.empty();
    CommandWay with_user = way;
    if (hides_user) set_user(with_user.after, user);
    if (is_usual) {
        ways.push_back(way);
        set_port(ways.back().after, port);
    }
    if (hides_user) ways.push_back(with_user);
    if (hides_user && is_usual) {
        ways.push_back(with_user);
        set_port(ways.back().after, port);
    }
    return ways;
}

}  // namespace

std::vector<Tunnel> tunnels_of(std::size_t number, const CarriedCommand& command) {
    std::vector<Tunnel> tunnels;
    if (command.program != Program::ssh) return tunnels;
    for (const OptionUse& use : command.ssh.options) {
        if (use.letter != 'L') continue;
        auto opened = read_opened_port(use);
        if (!opened || !is_opened_for_this_machine(opened->bind)) continue;
        tunnels.push_back({number, command.ssh, *std::move(opened), other_uses(command.ssh, use)});
    }
    return tunnels;
}

const Tunnel* tunnel_used(const Route& route,
                          const std::vector<Tunnel>& tunnels,
                          const CommandContext& context) {
    if (route.hops.size() != 1 || !is_loopback(route.hops.front().hostname)) return nullptr;
    const std::string port = std::to_string(route.hops.front().port);
    const auto found = std::ranges::find_if(tunnels, [&](const Tunnel& tunnel) {
        return port_text(tunnel.opened.port, context.world) == port;
    });
    return found == tunnels.end() ? nullptr : &*found;
}

CommandRewrites rewrite_forwarded_port(const CarriedCommand& command,
                                       const Tunnel& tunnel,
                                       const Route& route,
                                       const CommandContext& context) {
    CommandRewrites rewrites{.kind = RecipeKind::port_forward};
    const Invocation ssh = without_tunnel(tunnel.ssh);
    const InnerOptions options = inner_options(ssh);
    const JumpHost jump{ssh.destination.host, options.user, options.port};
    const auto word = jump_word(jump);
    if (!options.obstacle.empty()) {
        rewrites.refused = options.obstacle;
    } else if (!word) {
        rewrites.refused = "its jump host cannot be written in -J";
    } else if (!options.lines.empty()) {
        rewrites.block = NeededBlock{.host = jump.host, .lines = options.lines};
        rewrites.refused = "-J takes no options for a jump host; a Host block of its own does";
    } else if (files_of(tunnel.ssh) != files_of(command.ssh)) {
        rewrites.refused = "the two commands name different files by -F, and -J hands one on";
    } else {
        rewrites.recipes.is_quiet = options.is_quiet;
        const std::string jumps = options.jumps.empty() ? *word : options.jumps + "," + *word;
        rewrites.ways = ways_through(jumps, command, tunnel, route, context);
    }
    return rewrites;
}

Route route_through(const Route& tunnel_route,
                    const Route& route,
                    const Tunnel& tunnel,
                    const CommandContext& context) {
    if (tunnel_route.status != RouteStatus::ok || route.status != RouteStatus::ok ||
        tunnel_route.hops.empty() || route.hops.empty()) {
        return tunnel_route.status == RouteStatus::ok ? route : tunnel_route;
    }
    Route through = tunnel_route;
    through.hops.back().forwards.clear();
    through.hops.push_back(route.hops.back());
    Hop& end = through.hops.back();
    end.hostname = tunnel.opened.host;
    end.port = read_port(context.world, tunnel.opened.host_port).value_or(0);
    end.reach = Reach::jump;
    add_needs(through);
    return through;
}

}  // namespace sshplan
