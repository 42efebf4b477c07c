#pragma once

#include <array>

#include "parser/config/keyword.hpp"

/// The values of flags and enumerations (readconf.c, struct multistate; log.c; digest-openssl.c):
/// columns of the table of keywords, and of nobody else's concern.
namespace sshplan::names {

// clang-format off

inline constexpr std::array flags{
    EnumName{"yes", "yes"}, EnumName{"true", "yes"}, EnumName{"no", "no"}, EnumName{"false", "no"},
};
// A plain flag before 8.2.
inline constexpr std::array compression{
    EnumName{"yes", "yes"}, EnumName{"true", "yes", {.until = {8, 2}}},
    EnumName{"no", "no"},   EnumName{"false", "no", {.until = {8, 2}}},
};
inline constexpr std::array address_family{
    EnumName{"inet", "inet"}, EnumName{"inet6", "inet6"}, EnumName{"any", "any"},
};
inline constexpr std::array canonicalize{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"always", "always"},
};
inline constexpr std::array control_master{
    EnumName{"true", "true"}, EnumName{"yes", "true"}, EnumName{"false", "false"},
    EnumName{"no", "false"},  EnumName{"auto", "auto"}, EnumName{"ask", "ask"},
    EnumName{"autoask", "autoask"},
};
// A plain flag before 8.9.
inline constexpr std::array pubkey{
    EnumName{"yes", "yes", {.until = {8, 9}}},   EnumName{"true", "yes", {.until = {8, 9}}},
    EnumName{"no", "no", {.until = {8, 9}}},     EnumName{"false", "no", {.until = {8, 9}}},
    EnumName{"true", "true"},                    EnumName{"false", "false"},
    EnumName{"yes", "true"},                     EnumName{"no", "false"},
    EnumName{"unbound", "unbound", {.since = {8, 9}}},
    EnumName{"host-bound", "host-bound", {.since = {8, 9}}},
};
inline constexpr std::array request_tty{
    EnumName{"true", "true"}, EnumName{"yes", "true"}, EnumName{"false", "false"},
    EnumName{"no", "false"},  EnumName{"force", "force"}, EnumName{"auto", "auto"},
};
inline constexpr std::array session_type{
    EnumName{"none", "none"}, EnumName{"subsystem", "subsystem"}, EnumName{"default", "default"},
};
inline constexpr std::array strict_checking{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"ask", "ask"},     EnumName{"off", "false", {.since = {7, 6}}},
    EnumName{"accept-new", "accept-new", {.since = {7, 6}}},
};
inline constexpr std::array tunnel{
    EnumName{"ethernet", "ethernet"}, EnumName{"point-to-point", "point-to-point"},
    EnumName{"true", "point-to-point"}, EnumName{"yes", "point-to-point"},
    EnumName{"false", "false"}, EnumName{"no", "false"},
};
inline constexpr std::array ask{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"ask", "ask"},
};
inline constexpr std::array keys_to_agent{
    EnumName{"true", "true"}, EnumName{"false", "false"}, EnumName{"yes", "true"},
    EnumName{"no", "false"},  EnumName{"ask", "ask"},     EnumName{"confirm", "confirm"},
};
inline constexpr std::array weak_crypto{
    EnumName{"true", "yes"}, EnumName{"false", "no"}, EnumName{"yes", "yes"},
    EnumName{"no", "no"},    EnumName{"no-pq-kex", "no"},
};
// Debian gives QUIET a second name, which is printed.
inline constexpr std::array log_level{
    EnumName{"silent", "SILENT", {.vendor = Vendor::debian}},
    EnumName{"quiet", "SILENT", {.vendor = Vendor::debian}},
    EnumName{"quiet", "QUIET"},     EnumName{"fatal", "FATAL"},   EnumName{"error", "ERROR"},
    EnumName{"info", "INFO"},       EnumName{"verbose", "VERBOSE"}, EnumName{"debug", "DEBUG"},
    EnumName{"debug1", "DEBUG"},    EnumName{"debug2", "DEBUG2"}, EnumName{"debug3", "DEBUG3"},
};
inline constexpr std::array log_facility{
    EnumName{"daemon", "DAEMON"}, EnumName{"user", "USER"},     EnumName{"auth", "AUTH"},
    EnumName{"authpriv", "AUTHPRIV"},
    EnumName{"local0", "LOCAL0"}, EnumName{"local1", "LOCAL1"}, EnumName{"local2", "LOCAL2"},
    EnumName{"local3", "LOCAL3"}, EnumName{"local4", "LOCAL4"}, EnumName{"local5", "LOCAL5"},
    EnumName{"local6", "LOCAL6"}, EnumName{"local7", "LOCAL7"},
};
inline constexpr std::array hash{
    EnumName{"md5", "MD5"},       EnumName{"sha1", "SHA1"},     EnumName{"sha256", "SHA256"},
    EnumName{"sha384", "SHA384"}, EnumName{"sha512", "SHA512"},
};

// clang-format on

}  // namespace sshplan::names
