#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/recipe/recipe.hpp"
#include "planner/resolve/resolution.hpp"

namespace sshplan {

/// The line, or the option of the command line, that puts a hop on the way.
struct Because {
    Origin origin;
    std::string text;  // "ProxyJump host1", "-J host1"

    friend bool operator==(const Because&, const Because&) = default;
};

/// A key file that is offered.
struct Identity {
    std::string file;  // as ssh -G prints it
    Origin origin;     // `defaulted` for those that ssh tries by itself

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// A port or socket that is forwarded.
struct Forwarding {
    enum class Kind : std::uint8_t { local, remote, dynamic };

    Kind kind = Kind::local;
    std::string listen;
    std::string connect;  // empty where the other side of the connection chooses
    Because because;

    friend bool operator==(const Forwarding&, const Forwarding&) = default;
};

/// Where ssh looks for a running master before it connects.
struct Control {
    std::string path;
    Origin origin;

    friend bool operator==(const Control&, const Control&) = default;
};

/// What a hop's host could use while the connection stands.
struct Exposure {
    bool agent = false;
    bool x11 = false;
    bool session = false;

    friend bool operator==(const Exposure&, const Exposure&) = default;
};

/// One connection on the way, and the ssh process that makes it, if that is one of ours. What is
/// not known, or is not there, is empty, and a port is 0.
struct Hop {
    std::string name;      // what its ssh is called with, without user@
    std::string hostname;  // what is dialled
    std::uint16_t port = 22;
    std::string user;
    std::string host_key_name;  // what is looked up in known_hosts
    Reach reach = Reach::tcp;
    std::optional<std::string> command{};  // the ProxyCommand by which it is reached, expanded
    std::optional<RecipeFlaw> flaw{};      // what is wrong with that
    std::string prefix{};  // what starts the program that connects: "route -T 1 exec"
    std::optional<VendorTunnel> vendor{};
    std::optional<Because> because{};  // nothing for the destination
    std::vector<std::string> invocation{};
    std::vector<Identity> identities{};
    std::vector<Forwarding> forwards{};
    std::optional<std::string> tunnel{};
    std::optional<Control> control{};
    std::vector<std::string> needs{};
    Exposure exposure{};
    std::shared_ptr<const Resolution> resolution{};  // all that its ssh reads; null: not ours
};

/// The ring that ssh would go round: the hops up to `to`, each reached through the one before, and
/// the first one through that one again.
struct Loop {
    std::size_t to = 0;
    std::optional<Because> because{};  // the line by which the first one is reached through it

    friend bool operator==(const Loop&, const Loop&) = default;
};

/// The way to a destination under one outcome of every condition.
struct Route {
    RouteStatus status = RouteStatus::ok;
    std::vector<Hop> hops{};                        // from here to the destination
    std::optional<std::string> proxy_command{};     // the destination's, expanded
    std::vector<std::string> equivalent_command{};  // `ssh -J a,b DEST`; empty: none
    std::vector<Note> notes{};
    std::optional<Loop> loop{};           // of a route that is one
    std::vector<Complaint> complaints{};  // of a refused route
    Ending ending = Ending::complete;     // limit: the route is not known
};

/// Whether two routes are the same to whoever connects: status, hops and proxy command, but neither
/// the lines behind them nor options that change nothing on the way.
[[nodiscard]] bool is_same_route(const Route& a, const Route& b);

}  // namespace sshplan
