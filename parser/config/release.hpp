#pragma once

#include <compare>

namespace sshplan {

/// A release of portable OpenSSH, as its version string begins: 9.9 means 9.9p2.
struct Release {
    int major = 0;
    int minor = 0;

    friend constexpr auto operator<=>(const Release&, const Release&) = default;
};

}  // namespace sshplan
