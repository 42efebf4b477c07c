#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sshplan {

/// Where to connect, as ssh reads it from one word. The port is text, as it may name a service:
/// whoever knows /etc/services looks it up; digits are read by port_number().
struct Endpoint {
    std::optional<std::string> user{};
    std::string host;                   // without the brackets of an IPv6 address
    std::optional<std::string> port{};  // never empty

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// What releases read differently in an ssh:// URI.
enum class UriReading : std::uint8_t {
    since_10_1,   // %00 is refused
    since_10_0,   // %00 ends the user's name
    before_10_0,  // ... and a host may not begin with '_'
    debian_9_2,   // %00 is refused, and a host may not begin with '_'
};

/// Whether a word is read as a URI, and as nothing else (misc.c parse_uri: the scheme is
/// case-sensitive).
[[nodiscard]] bool is_ssh_uri(std::string_view word);

/// `ssh://[user[;parameters]@]host[:port][/]` (misc.c parse_ssh_uri): the user ends at the first
/// '@', its parameters are dropped, it is percent-decoded and '+' is a blank; the host is a domain
/// name, so never an IPv6 address, and loses one dot at its end; there is no path. Nothing if the
/// word is no such URI. The caller refuses a port that is no service's name.
[[nodiscard]] std::optional<Endpoint> parse_ssh_uri(std::string_view word,
                                                    UriReading reading = UriReading::since_10_1);

/// What a slash behind a host does: nothing good, or (before 8.9) the same as a colon.
enum class SlashReading : std::uint8_t { refused, precedes_port };

/// `[user@]host[:port]` (misc.c parse_user_host_port): the user ends at the last '@', the host is
/// in brackets or ends at the first ':'; an empty port is none. Nothing if the user or the host is
/// empty, or anything else follows the host.
[[nodiscard]] std::optional<Endpoint> parse_user_host_port(
    std::string_view word, SlashReading slash = SlashReading::refused);

/// The number that a port's text gives without /etc/services: 0 to 65535, as strtonum(3) reads it
/// (blanks and a sign may come first). Nothing for any other text (misc.c a2port). Port 0 is
/// refused by ssh wherever an endpoint is read.
[[nodiscard]] std::optional<std::uint32_t> port_number(std::string_view text);

}  // namespace sshplan
