#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/resolution.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// What a line of a known_hosts file says with its marker (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
enum class KeyMarker : std::uint8_t { none, revoked, authority };

/// A line of a known_hosts file that is about a host's name.
struct KnownKey {
    KeyMarker marker = KeyMarker::none;
    std::string type{};  // "ssh-ed25519"
    std::string key{};   // in base64
    std::string file{};
    std::uint32_t line = 0;

    friend bool operator==(const KnownKey&, const KnownKey&) = default;
};

/// The lines of one file for a name, in order, exactly those that ssh would find (hostfile.c
/// hostkeys_foreach_file): comma lists, patterns with `!`, hashed names; lines that ssh cannot read
/// are passed over, as it does. `name`: in small letters, as `[host]:port` where ssh looks that up.
/// Addresses are not looked up beside it, as CheckHostIP would have it.
[[nodiscard]] std::vector<KnownKey> known_keys_in(std::string_view bytes,
                                                  const std::string& file,
                                                  std::string_view name);

/// The files of UserKnownHostsFile, then those of GlobalKnownHostsFile, as this ssh opens them.
[[nodiscard]] std::vector<std::string> known_hosts_files(const Resolution& resolution,
                                                         const Client& client,
                                                         World& world);

/// The same lines of several files, in their order; a file that cannot be read has none.
[[nodiscard]] std::vector<KnownKey> known_keys(const std::vector<std::string>& files,
                                               std::string_view name,
                                               World& world);

}  // namespace sshplan
