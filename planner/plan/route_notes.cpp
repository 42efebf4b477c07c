#include "planner/plan/route_notes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "planner/resolve/address.hpp"

namespace sshplan {
namespace {

/// A hop with those around it.
struct HopAt {
    const Route& route;
    std::size_t at;
    const Client& client;

    [[nodiscard]] const Hop& hop() const { return route.hops[at]; }
    [[nodiscard]] const Hop* before() const { return at > 0 ? &route.hops[at - 1] : nullptr; }
};

using MaybeNote = std::optional<Note>;

/// R08, R10, R15: a command dials something else than the settings say.
MaybeNote other_name(const HopAt& place) {
    const Hop& hop = place.hop();
    if (!hop.resolution || hop.hostname.empty() || hop.hostname == hop.resolution->hostname) {
        return std::nullopt;
    }
    std::string text = fmt::format(
        "{}:{} is dialled, but its ssh is called with {}, so that blocks for {} do not apply to it",
        hop.hostname,
        hop.port,
        hop.name,
        hop.hostname);
    const Hop* const before = place.before();
    if (before != nullptr && hop.reach == Reach::jump && !is_address(hop.hostname)) {
        text += fmt::format(
            "; {} looks that name up, nothing here does, and it needs neither an ssh client nor "
            "netcat for that",
            before->name);
    }
    return Note{"dials-another-name", std::move(text)};
}

/// R32: whose login name it is.
MaybeNote user_stays(const HopAt& place) {
    const Hop* const jump = place.before();
    const Hop& hop = place.hop();
    if (jump == nullptr || !hop.resolution || !jump->resolution || hop.user == jump->user) {
        return std::nullopt;
    }
    const Obtained* const own = hop.resolution->value(Keyword::user);
    const bool is_from_file = own != nullptr && own->origin.kind == OriginKind::file;
    if (!is_from_file || jump->resolution->value(Keyword::user) != nullptr) return std::nullopt;
    return Note{
        "user-stays",
        fmt::format(
            "User {} is {}'s alone: on {} it is {}", hop.user, hop.name, jump->name, jump->user)};
}

/// R21: what an ssh on another host reads.
MaybeNote remote_config(const HopAt& place) {
    const Hop& hop = place.hop();
    const Hop* const before = place.before();
    // The ssh that dials several hosts runs before the first of them.
    std::size_t at = place.at;
    while (at > 1 && place.route.hops[at].reach == Reach::jump &&
           !place.route.hops[at].resolution) {
        --at;
    }
    const Hop* const dialler = at > 0 ? &place.route.hops[at - 1] : before;
    const bool is_remote = before != nullptr && !hop.resolution &&
                           (hop.reach == Reach::tty || hop.reach == Reach::jump) &&
                           hop.invocation.empty() && !hop.name.empty();
    if (!is_remote) return std::nullopt;
    return Note{"remote-config",
                fmt::format("what is not written of {} (user, port, key, host key name, more hops) "
                            "is decided by {}'s configuration on {}",
                            hop.name,
                            dialler->user.empty() ? "the login user" : dialler->user,
                            dialler->hostname)};
}

MaybeNote bash_wanted(const HopAt& place) {
    if (place.hop().reach != Reach::dev_tcp) return std::nullopt;
    return Note{"dev-tcp-needs-bash",
                fmt::format("the login shell on {} must be a bash that was built with network "
                            "redirections",
                            place.before() != nullptr ? place.before()->name : "this machine")};
}

MaybeNote running_master(const HopAt& place) {
    const Hop& hop = place.hop();
    if (!hop.control) return std::nullopt;
    return Note{"control-socket",
                fmt::format("a master that runs at {} would be used for {} instead, and nothing of "
                            "this route be dialled",
                            hop.control->path,
                            hop.name)};
}

/// R27: a name that only Tor knows, and that is dialled without it.
MaybeNote onion_off_tor(const HopAt& place) {
    const Hop& hop = place.hop();
    if (hop.reach != Reach::tcp || !hop.hostname.ends_with(".onion")) return std::nullopt;
    return Note{
        "onion-off-tor",
        fmt::format("{} is a name of Tor's, and is given to the local resolver", hop.hostname)};
}

/// R23: behind a port of this machine may stand anything.
MaybeNote local_listener(const HopAt& place) {
    const Hop& hop = place.hop();
    const bool is_local = hop.hostname == "localhost" || hop.hostname == "::1" ||
                          (hop.hostname.starts_with("127.") && is_address(hop.hostname));
    if (!is_local || !hop.resolution || hop.reach != Reach::tcp || hop.port == 22) {
        return std::nullopt;
    }
    return Note{"local-listener",
                fmt::format("what listens at {}:{} is not known; another ssh may forward that port",
                            hop.hostname,
                            hop.port)};
}

/// The port of a listener, without its address; 0 for a socket.
unsigned port_of(std::string_view listen) {
    const std::string_view digits = listen.substr(listen.rfind(':') + 1);
    unsigned port = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return port;
}

/// R24: who may listen below 1024.
MaybeNote privileged_port(const HopAt& place) {
    const Hop& hop = place.hop();
    if (!hop.resolution || place.client.uid == 0) return std::nullopt;
    for (const Forwarding& forward : hop.forwards) {
        const unsigned port = port_of(forward.listen);
        if (forward.kind == Forwarding::Kind::remote || port == 0 || port >= 1024) continue;
        return Note{
            "privileged-port",
            fmt::format("only root may listen at port {} here ({})", port, forward.because.text)};
    }
    return std::nullopt;
}

/// R25: a listener on another host.
MaybeNote remote_listener(const HopAt& place) {
    const Hop& hop = place.hop();
    const Hop* const before = place.before();
    if (hop.resolution || before == nullptr) return std::nullopt;
    for (const Forwarding& forward : hop.forwards) {
        if (forward.kind == Forwarding::Kind::remote || port_of(forward.listen) == 0) continue;
        return Note{"remote-listener",
                    fmt::format("port {} on {} is open to every account there",
                                port_of(forward.listen),
                                before->name)};
    }
    return std::nullopt;
}

}  // namespace

void add_route_notes(Route& route, const Client& client) {
    using Check = MaybeNote (*)(const HopAt&);
    for (const Check check : {other_name,
                              user_stays,
                              remote_config,
                              bash_wanted,
                              running_master,
                              onion_off_tor,
                              local_listener,
                              privileged_port,
                              remote_listener}) {
        for (std::size_t at = 0; at < route.hops.size(); ++at) {
            if (MaybeNote note = check({route, at, client}))
                route.notes.push_back(*std::move(note));
        }
    }
}

}  // namespace sshplan
