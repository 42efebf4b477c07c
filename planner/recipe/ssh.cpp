#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parser/config/jump.hpp"
#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/invocation/invocation.hpp"
#include "planner/recipe/call.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::recipe {
namespace {

/// The argument of an option: of several -W, ssh refuses the second.
std::optional<std::string> argument_of(const Invocation& invocation, char letter) {
    const auto found = std::ranges::find(invocation.options, letter, &OptionUse::letter);
    if (found == invocation.options.end()) return std::nullopt;
    return found->argument;
}

/// Why an ssh with these options carries no connection; nothing if it may.
std::optional<RecipeFlaw> flaw_of(const Invocation& invocation, Where where) {
    using enum RecipeFault;
    if (invocation.has('G')) return RecipeFlaw{other, "ssh -G only prints its settings"};
    if (invocation.has('O')) return RecipeFlaw{other, "ssh -O only talks to a master"};
    if (invocation.has('W') || where == Where::there) return std::nullopt;
    if (invocation.has('n') || invocation.has('f')) {
        return RecipeFlaw{
            other, "ssh -n and -f read nothing from standard input, where the connection is"};
    }
    if (invocation.has('N')) return RecipeFlaw{other, "ssh -N runs no command"};
    if (invocation.count('t') > 1) {
        return RecipeFlaw{invocation.command.empty() ? bare_shell : other,
                          "ssh -tt gives it a terminal, which changes what goes through"};
    }
    return std::nullopt;
}

/// Whether a word that was meant for ssh stands in the remote command.
bool holds_target(const std::vector<std::string>& command) {
    return std::ranges::any_of(command,
                               [](const std::string& word) { return word.starts_with("-W"); });
}

/// Whether an -o of an ssh on another host says where it goes; it is not read for that.
bool says_way(const OptionUse& use) {
    if (use.letter != 'o') return false;
    const std::string text = lower_case(use.argument);
    return text.starts_with("hostname") || text.starts_with("port") || text.starts_with("user") ||
           text.starts_with("proxy");
}

/// What happens on the host that an ssh logs in to.
Recipe beyond(const Invocation& invocation, const Call& call) {
    const std::string& host = invocation.destination.host;
    const auto is_lone = [](const std::string& word) {
        return word.find_first_not_of(shell::unknown) == std::string::npos;
    };
    if (std::ranges::any_of(invocation.command, is_lone)) {
        return opaque("with which words ssh is started is not known");
    }
    if (const auto target = argument_of(invocation, 'W')) {
        HostAndPort end = split_address(*target);
        const bool has_user = end.host.find('@') != std::string::npos;
        Recipe recipe{.family = Family::dash_w,
                      .reach = Reach::jump,
                      .host = std::move(end.host),
                      .port = std::move(end.port)};
        if (!invocation.command.empty()) {
            recipe.notes.push_back({"command-ignored",
                                    fmt::format("'{}' is a remote command, which ssh -W ignores",
                                                fmt::join(invocation.command, " "))});
            recipe.flaw = {RecipeFault::words_are_command, recipe.notes.back().text};
        }
        if (has_user) {
            recipe.flaw = {RecipeFault::bad_target,
                           fmt::format("{} is asked for a host called {}", host, recipe.host)};
        }
        return recipe;
    }
    if (invocation.has('s')) return opaque(fmt::format("a subsystem of {} connects", host));
    if (invocation.command.empty()) {
        std::string reason = fmt::format(
            "ssh logs in to {} and speaks SSH to its shell; only a gateway understands that", host);
        Recipe recipe = opaque(reason);
        recipe.flaw = {RecipeFault::bare_shell, std::move(reason)};
        return recipe;
    }
    const std::string command = fmt::format("{}", fmt::join(invocation.command, " "));
    Call there{.where = Where::there, .context = call.context, .depth = call.depth + 1};
    Recipe recipe = read_commands(command, there, {});
    if (recipe.status != RouteStatus::ok && holds_target(invocation.command)) {
        recipe.flaw = {RecipeFault::words_are_command,
                       fmt::format("{} would run '{}'", host, command)};
    }
    return recipe;
}

/// The jumps of an ssh on another host, which dials them itself.
std::vector<Waypoint> remote_jumps(const Invocation& invocation, const Dialect& dialect) {
    std::vector<Waypoint> jumps;
    const auto list = argument_of(invocation, 'J');
    const auto parsed = list ? parse_jump_list(*list, jump_reading(dialect)) : std::nullopt;
    if (!parsed) return jumps;
    for (const Endpoint& jump : parsed->hops) {
        jumps.push_back({.kind = Waypoint::Kind::remote_ssh,
                         .host = jump.host,
                         .port = jump.port.value_or(""),
                         .user = jump.user.value_or(""),
                         .reach = jumps.empty() ? Reach::tty : Reach::jump});
    }
    return jumps;
}

/// The host that an ssh on another host dials, as far as its words say.
Waypoint remote_host(const Invocation& invocation, std::vector<std::string> words) {
    const Destination& destination = invocation.destination;
    return {.kind = Waypoint::Kind::remote_ssh,
            .host = destination.host,
            .port = told_port(invocation).value_or(""),
            .user = told_user(invocation).value_or(""),
            .reach = Reach::tty,
            .ssh_words = std::move(words)};
}

}  // namespace

std::optional<Recipe> read_ssh(const Call& call) {
    std::vector<std::string> words{call.words.begin() + 1, call.words.end()};
    const Dialect& dialect = call.context.client.dialect;
    const auto answer = read_invocation(words, dialect, no_long_options);
    if (const auto* const fault = std::get_if<UsageFault>(&answer)) {
        const bool has_none = fault->kind == UsageFault::Kind::no_destination;
        return broken({has_none ? RecipeFault::no_destination : RecipeFault::other,
                       fmt::format("ssh prints its usage: {}", fault->message)});
    }
    const Invocation& invocation = std::get<Invocation>(answer);
    const auto tunnel = argument_of(invocation, 'w');
    if (tunnel && shell::is_known(*tunnel) && !values::tunnel_devices(*tunnel)) {
        return broken({RecipeFault::tunnel_for_target,
                       fmt::format("ssh -w takes tunnel devices, not '{}'", *tunnel)});
    }
    if (auto flaw = flaw_of(invocation, call.where)) return broken(*std::move(flaw));
    if (invocation.is_question()) return broken("ssh answers a question, and connects nothing");
    Recipe recipe = beyond(invocation, call);
    if (call.where == Where::here) {
        recipe.ssh = std::move(words);
        return recipe;
    }
    std::vector<Waypoint> hosts = remote_jumps(invocation, dialect);
    hosts.push_back(remote_host(invocation, std::move(words)));
    if (hosts.size() > 1) hosts.back().reach = Reach::jump;
    if (std::ranges::any_of(invocation.options, says_way)) {
        return opaque(
            fmt::format("where the ssh to {} goes is said by its -o", invocation.destination.host));
    }
    recipe.between.insert(recipe.between.begin(), hosts.begin(), hosts.end());
    if (recipe.status == RouteStatus::ok) recipe.family = Family::tty;
    return recipe;
}

}  // namespace sshplan::recipe
