#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/recipe/reach.hpp"
#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What a ProxyCommand is, as migrations and tables count them.
enum class Family : std::uint8_t {
    dash_w,         // ssh -W HOST:PORT JUMP
    netcat,         // ssh JUMP nc HOST PORT
    dev_tcp,        // ssh JUMP 'exec 3<>/dev/tcp/HOST/PORT; ...'
    tty,            // ssh JUMP ssh HOST
    proxy,          // a SOCKS or HTTP proxy
    vendor,         // a known tool
    direct_netcat,  // nc HOST PORT
    wrapper,        // a program that is not known, here or on the jump host
    broken,         // what cannot work
};

/// "dash-w", "netcat", "dev-tcp", "tty", "proxy", "vendor", "direct-netcat", "wrapper", "broken".
[[nodiscard]] std::string_view name_of(Family family);

/// What is wrong with a command, as far as one can tell whatever the network says.
enum class RecipeFault : std::uint8_t {
    no_program,         // nothing, or an option, stands where the program should
    all_quoted,         // its quotes make all of it the name of one program
    behind_exec,        // it cannot stand behind the shell's exec
    rest_never_runs,    // the first of several commands takes the shell's place
    no_destination,     // an ssh without a host
    words_are_command,  // words behind the host of an ssh are a remote command
    tunnel_for_target,  // ssh -w, which names tunnel devices, and no target
    bare_shell,         // an ssh that logs in to a shell, and connects nothing
    bad_target,         // an ssh -W whose target is none
    other,              // it lets no connection through for another reason
};

/// A fault, and why it is one.
struct RecipeFlaw {
    RecipeFault fault = RecipeFault::other;
    std::string reason{};

    friend bool operator==(const RecipeFlaw&, const RecipeFlaw&) = default;
};

/// A machine between the first ssh and the end that no ssh of this machine dials: a proxy, or a
/// host that an ssh on the hop before dials. What is not said is empty; what is not known holds
/// shell::unknown.
struct Waypoint {
    enum class Kind : std::uint8_t { proxy, remote_ssh };

    Kind kind = Kind::proxy;
    std::string host{};
    std::string port{};
    std::string user{};
    Reach reach = Reach::tcp;              // how it is reached from the hop before
    std::vector<std::string> ssh_words{};  // of a remote ssh: its words
};

/// A known tool, and what it is asked to reach, where the text says it.
struct VendorTunnel {
    std::string vendor{};
    std::string target{};

    friend bool operator==(const VendorTunnel&, const VendorTunnel&) = default;
};

/// How a command makes a connection: an ssh that is run here, if there is one; then the machines
/// between; then the end.
struct Recipe {
    Family family = Family::wrapper;
    RouteStatus status = RouteStatus::ok;           // ok, opaque or broken
    std::optional<std::vector<std::string>> ssh{};  // the words behind `ssh`
    std::vector<Waypoint> between{};                // in the order of travel
    Reach reach = Reach::command;                   // of the end
    std::string host{};                             // the end, as Waypoint says it
    std::string port{};
    std::string prefix{};                  // what starts the last program on the way
    std::optional<std::string> timeout{};  // of a netcat: what its -w says
    /// What its options ask of the connection besides ("-4"), of a netcat or the like; empty:
    /// nothing.
    std::string constraint{};
    std::optional<VendorTunnel> vendor{};
    std::vector<Note> notes{};
    std::optional<RecipeFlaw> flaw{};  // of what is broken; and of what goes on all the same
};

/// Where a command is run: on which machine, by whom, with which shell.
struct RecipeContext {
    World& world;
    const Client& client;
};

/// What a ProxyCommand does that is expanded already, and that ssh runs as `$SHELL -c "exec TEXT"`
/// (sshconnect.c ssh_proxy_connect). Runs nothing.
[[nodiscard]] Recipe read_proxy_command(std::string_view text, const RecipeContext& context);

/// What a remote command does: in `between` the hosts that it goes on to by ssh, as in
/// `ssh -tt A ssh -tt B`. What those hosts' own files say is not known.
[[nodiscard]] Recipe read_remote_command(std::string_view text, const RecipeContext& context);

}  // namespace sshplan
