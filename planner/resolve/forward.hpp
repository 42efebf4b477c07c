#pragma once

#include <cstdint>
#include <string>

namespace sshplan {

/// One end of a forwarding, printed as ssh -G does. A `path` has its tokens expanded before the
/// dump. `socks`: the other side of the connection chooses.
struct ForwardEnd {
    enum class Kind : std::uint8_t { port, host_and_port, path, socks };
    Kind kind = Kind::port;
    std::string text;

    friend bool operator==(const ForwardEnd&, const ForwardEnd&) = default;
};

/// What DynamicForward, LocalForward and RemoteForward store. ssh -G prints those whose target is
/// `socks` or a path as `dynamicforward LISTEN`, and those whose target is not `socks` as
/// `localforward LISTEN TARGET` (readconf.c dump_cfg_forwards).
struct Forward {
    ForwardEnd listen;
    ForwardEnd target;

    friend bool operator==(const Forward&, const Forward&) = default;
};

}  // namespace sshplan
