#include "planner/plan/identities.hpp"

#include <array>

#include "parser/config/pattern.hpp"

namespace sshplan {
namespace {

/// A file that releases from `since` up to, but without, `until` try by themselves.
struct DefaultFile {
    std::string_view path;
    Release since{7, 2};
    Release until{99, 0};
};

// In ssh's order as of 8.9.
constexpr std::array default_files{
    DefaultFile{"~/.ssh/id_rsa"},
    DefaultFile{"~/.ssh/id_ecdsa"},
    DefaultFile{"~/.ssh/id_ecdsa_sk", {8, 2}},
    DefaultFile{"~/.ssh/id_ed25519"},
    DefaultFile{"~/.ssh/id_ed25519_sk", {8, 2}},
    DefaultFile{"~/.ssh/id_mldsa44_ed25519", {10, 5}},
    DefaultFile{"~/.ssh/id_xmss", {7, 7}, {10, 1}},
    DefaultFile{"~/.ssh/id_dsa", {7, 2}, {9, 8}},
};

}  // namespace

std::vector<Identity> offered_identities(const Resolution& resolution, const Client& client) {
    const Setting& setting = resolution.of(Keyword::identity_file);
    std::vector<Identity> identities;
    if (setting.obtained.empty()) {
        for (const DefaultFile& file : default_files) {
            const Release release = client.dialect.release;
            if (file.since > release || file.until <= release) continue;
            identities.push_back({std::string{file.path}, Origin{}});
        }
        return identities;
    }
    for (const Obtained& file : setting.obtained) {
        // `none` keeps the defaults away and is no file itself.
        if (!equals_ignoring_case(file.text, "none"))
            identities.push_back({file.text, file.origin});
    }
    return identities;
}

}  // namespace sshplan
