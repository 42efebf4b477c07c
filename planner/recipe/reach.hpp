#pragma once

#include <cstdint>
#include <string_view>

namespace sshplan {

/// How the connection to a hop is made.
enum class Reach : std::uint8_t {
    tcp,           // from here
    jump,          // by ProxyJump, or `ssh -W` through the hop before
    netcat,        // by a netcat that is run on the hop before
    dev_tcp,       // by bash's /dev/tcp on the hop before
    tty,           // by an ssh that is run on the hop before
    socks4,        // through the proxy before
    socks5,        // the same
    http_connect,  // the same
    local_netcat,  // by a netcat that is run here
    vendor,        // by a known tool, which has a network of its own
    command,       // by a command that is not understood
};

/// "tcp", "jump", "netcat", "dev-tcp", "tty", "socks4", "socks5", "http-connect", "local-netcat",
/// "vendor", "command".
[[nodiscard]] std::string_view name_of(Reach reach);

/// What becomes of a route.
enum class RouteStatus : std::uint8_t {
    ok,
    loop,     // ssh would start the same invocation again
    refused,  // ssh would stop with an error
    opaque,   // a command hides the rest
    broken,   // the proxy's command cannot work, whatever the network says
};

/// "ok", "loop", "refused", "opaque", "broken".
[[nodiscard]] std::string_view name_of(RouteStatus status);

}  // namespace sshplan
