#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/support/migrating.hpp"

namespace sshplan::test {

/// Which lines a configuration with planted recipes may hold.
enum class PlantedFor : std::uint8_t {
    older_releases,  // nothing that the releases since 8.5 refuse
    newest_release,  // tags, networks, kinds of sessions as well
};

/// A configuration in which recipes were planted among other lines.
struct PlantedConfig {
    ConfigFolder files{};               // "config", and what it includes
    std::set<std::string> canonical{};  // ProxyCommands of the kinds that everybody writes
    std::vector<std::string> hosts{};   // names that its lines speak of, and one more
    bool names_its_file = false;        // some recipe may say -F .ssh/config
};

/// Some such configuration; to be called within a property. Login names are "ops" and "bob",
/// conditions ask "c1" to "c3" and tags are "t1" and "t2".
[[nodiscard]] PlantedConfig any_planted_config(PlantedFor release);

/// A ProxyCommand of the kinds that everybody writes: `ssh -W %h:%p`, or netcat on the jump host,
/// with a user, a port, a key, -q, in some order.
[[nodiscard]] std::string any_canonical_recipe();

}  // namespace sshplan::test
