#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/plan/route.hpp"

namespace sshplan {

/// In what way a connection fails.
enum class FailureKind : std::uint8_t {
    refused,          // nobody listens at the port
    timed_out,        // no answer
    unreachable,      // no way to the address
    name_unknown,     // whoever dials does not find the name
    key_unknown,      // the host's key, and ssh does not ask
    key_changed,      // another one than is filed
    key_revoked,      //
    key_unverified,   // it could not be asked about, or was not confirmed
    denied,           // no way of logging in was accepted
    too_many_keys,    // before the right one
    negotiation,      // no algorithm in common
    prohibited,       // the host forwards nothing there
    beyond,           // the last host could not reach what it was asked for (-W)
    program_missing,  // on a host: the one that makes the connection
    program_missing_here,
    not_ssh,        // something else answers
    closed,         // before ssh spoke
    tunnel_there,   // Tunnel forwarding failed
    tunnel_here,    // no tunnel device on this machine
    forward_there,  // a remote port could not be forwarded
    forward_here,   // a local one
    control,        // no socket can be made at ControlPath
    no_session,     // logged in, but given none
    lost,           // while it stood
};

/// Why a connection failed, as far as ssh's messages and the plan tell. All text is printable.
struct Failure {
    std::optional<std::size_t> hop{};  // position in Route::hops
    FailureKind kind = FailureKind::closed;
    std::string text{};                 // "hop 2 of 3 (deploy@10.1.0.2:2222) refused ..."
    std::vector<std::string> advice{};  // what to try, a line each
};

/// Finds the hop that failed and how, from what ssh and the ssh processes of its jumps said on one
/// standard error. Names in their messages count first (sshconnect.c, sshconnect2.c,
/// clientloop.c); where there are none, or several hops bear them, the number of processes that
/// were cut off behind the one that failed: each of them says so once. Nothing if ssh did not fail
/// (`status` is not 255, so that what looks like such a message is the remote command's), or said
/// nothing that is known.
[[nodiscard]] std::optional<Failure> find_failure(std::string_view said,
                                                  int status,
                                                  const Route& route);

/// "refused", "timed-out", "key-changed", ...
[[nodiscard]] std::string_view name_of(FailureKind kind);

}  // namespace sshplan
