#include "planner/resolve/default_identities.hpp"

#include <array>

namespace sshplan {

namespace {

struct DefaultFile {
    std::string_view path;
    Lifetime lives{};
};

constexpr std::array default_files{
    DefaultFile{"~/.ssh/id_rsa"},
    DefaultFile{"~/.ssh/id_dsa", {.until = {8, 9}}},
    DefaultFile{"~/.ssh/id_ecdsa"},
    DefaultFile{"~/.ssh/id_ecdsa_sk", {.since = {8, 2}}},
    DefaultFile{"~/.ssh/id_ed25519"},
    DefaultFile{"~/.ssh/id_ed25519_sk", {.since = {8, 2}}},
    DefaultFile{"~/.ssh/id_mldsa44_ed25519", {.since = {10, 5}}},
    DefaultFile{"~/.ssh/id_xmss", {.since = {7, 8}, .until = {10, 1}}},
    DefaultFile{"~/.ssh/id_dsa", {.since = {8, 9}, .until = {9, 8}}},
};

}  // namespace

std::vector<std::string_view> default_identity_files(const Edition& edition) {
    std::vector<std::string_view> paths;
    for (const DefaultFile& file : default_files) {
        if (file.lives.holds_in(edition)) paths.push_back(file.path);
    }
    return paths;
}

}  // namespace sshplan
