#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sshplan {

/// What a hashed field of a known_hosts file says of a host's name. `malformed`: it cannot be read,
/// and ssh passes over its line.
enum class HashedName : std::uint8_t { other, same, malformed };

/// Whether `field`, which begins with `|`, was made of this name (hostfile.c host_hash,
/// extract_salt): `|1|SALT|HASH`, with 20 bytes of salt and the HMAC-SHA1 of the name under it.
[[nodiscard]] HashedName compare_hashed_name(std::string_view field, std::string_view name);

/// A name as HashKnownHosts has it written, with these 20 bytes of salt (hostfile.c host_hash).
[[nodiscard]] std::string hashed_name(std::string_view name, std::string_view salt);

}  // namespace sshplan
