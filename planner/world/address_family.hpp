#pragma once

#include <sys/socket.h>

#include "planner/world/world.hpp"

namespace sshplan {

/// What socket(2) and getaddrinfo(3) call it.
[[nodiscard]] inline int family_of(AddressFamily family) {
    switch (family) {
        case AddressFamily::inet:
            return AF_INET;
        case AddressFamily::inet6:
            return AF_INET6;
        case AddressFamily::any:
            return AF_UNSPEC;
    }
    return AF_UNSPEC;
}

}  // namespace sshplan
