#pragma once

#include <compare>
#include <cstdint>

namespace sshplan {

/// A release of portable OpenSSH, as its version string begins: 9.9 means 9.9p2.
struct Release {
    int major = 0;
    int minor = 0;

    friend constexpr auto operator<=>(const Release&, const Release&) = default;
};

/// Whose ssh it is.
enum class Vendor : std::uint8_t { upstream, debian };

/// What a build of ssh may leave out.
enum class Part : std::uint8_t { none, gssapi, openssl, pkcs11 };

/// One ssh among others, as far as the tables of facts tell them apart.
struct Edition {
    Release release{};
    Vendor vendor = Vendor::upstream;
    bool with_gssapi = false;
    bool with_openssl = true;
    bool with_pkcs11 = true;

    /// Whether the build has a part; `none` is in all of them.
    [[nodiscard]] constexpr bool has(Part part) const {
        return part == Part::none || (part == Part::gssapi && with_gssapi) ||
               (part == Part::openssl && with_openssl) || (part == Part::pkcs11 && with_pkcs11);
    }
    friend constexpr bool operator==(const Edition&, const Edition&) = default;
};

/// Where a fact holds: a column of every table of facts.
struct Lifetime {
    Release since{7, 2};               // {7, 2} stands for 7.2 and all before
    Release until{99, 0};              // the first release of which it is no longer true
    Vendor vendor = Vendor::upstream;  // debian: only there

    [[nodiscard]] constexpr bool holds_in(const Edition& edition) const {
        return since <= edition.release && edition.release < until &&
               (vendor == Vendor::upstream || edition.vendor == vendor);
    }
    /// Whether it holds in every edition from 7.7 on.
    [[nodiscard]] constexpr bool holds_everywhere() const {
        return since <= Release{7, 7} && until == Release{99, 0} && vendor == Vendor::upstream;
    }
};

}  // namespace sshplan
