#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/config/keyword.hpp"
#include "planner/migrate/printed_settings.hpp"
#include "planner/plan/route.hpp"
#include "planner/resolve/client.hpp"

namespace sshplan {

/// In what two routes differ that should be one.
enum class ChangeKind : std::uint8_t {
    status,    // of the route
    hops,      // their number
    hostname,  // of a hop, and so on
    port,
    user,
    host_key_name,
    reach,
    identities,
    forwards,
    exposure,
    needs,
    files,  // that the hop's ssh reads
    control,
    trust,    // who is asked about the host by its name
    command,  // by which the hop is reached, where that is no way through an ssh
    option,   // any other setting of the hop's ssh
};

/// "status", "hops", "hostname", "port", "user", "host_key_name", "reach", "identities",
/// "forwards", "exposure", "needs", "files", "control", "trust", "command", "option".
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// One difference, seen from the destination back to here.
struct RouteChange {
    ChangeKind kind = ChangeKind::status;
    std::size_t from_end = 0;           // which hop: 0 is the destination
    std::string hop{};                  // what is dialled there, before
    std::string hop_name{};             // what its ssh is called with, before
    Keyword keyword = Keyword::count_;  // of an option
    std::string before{};
    std::string after{};
};

/// All differences of two routes to one destination, but for the way in which a hop is spelt: what
/// each hop is called, its command line, ProxyJump and ProxyCommand. Settings of a hop without a
/// session that only a session uses do not count (ssh.c ssh_session2). `printed` is of the client's
/// release, and remembers for further routes.
[[nodiscard]] std::vector<RouteChange> route_changes(const Route& before,
                                                     const Route& after,
                                                     const Client& client,
                                                     PrintedSettings& printed);

}  // namespace sshplan
