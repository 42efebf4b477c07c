#pragma once

#include <string>
#include <vector>

namespace sshplan::test {

/// A login that a connection in the lab must make, and no other.
struct Hop {
    std::string user;
    std::string host;                // of the lab
    std::string key_name;            // under which ssh looks the host's key up
    std::string key = "id_ed25519";  // of the client's keys, or "bastion1": that host's own
    std::string options{};           // before the key in authorized_keys, as "restrict "
};

/// The logins that the hops mean, as Lab::logins() says them; `from` is where the first comes from.
[[nodiscard]] std::string logins_of(const std::vector<Hop>& hops, std::string from = "client");

}  // namespace sshplan::test
