#include "planner/migrate/difference.hpp"

#include <algorithm>
#include <array>

namespace sshplan {
namespace {

using enum Difference::Kind;

// clang-format off
constexpr std::array differences{
    Difference{"needs-tcp-forwarding", loss, "the jump host must allow TCP forwarding, where it had to run a command before"},
    Difference{"nc-timeout", loss, "netcat's timeout is gone; ServerAliveInterval and ConnectTimeout of the destination can stand in for it"},
    Difference{"jump-forwards", loss, "the forwards of the jump host's own block are not set up any more as a side effect"},
    Difference{"jump-remote-command", loss, "RemoteCommand, RequestTTY and the like of the jump host's own block play no part any more"},
    Difference{"quiet", loss, "what -q kept silent about the jump host is said again"},
    Difference{"jump-config-file", loss, "the jump host is read from another file than before"},
    Difference{"control-path", loss, "%C and %j of ControlPath hash the jump host as well: a master that runs already is not found"},
    Difference{"remote-config", loss, "user, keys, known hosts and aliases were those of the hop's own account, and are now this machine's"},
    Difference{"port-option", loss, "`ssh -p` now moves the port that is dialled; it was fixed in the recipe"},
    Difference{"cert-name", loss, "a host certificate is checked against the HostKeyAlias, brackets and port included"},
    Difference{"direct-login", loss, "a direct login to the jump host uses the options of the recipe as well"},
    Difference{"not-exhaustive", loss, "not every invocation could be tried"},
    Difference{"loop-removed", gain, "what started itself for ever arrives now"},
    Difference{"session-no-longer-exposed", gain, "the jump host sees no session, agent or display any more"},
};
// clang-format on

}  // namespace

std::span<const Difference> all_differences() { return differences; }

const Difference* find_difference(std::string_view id) {
    const auto* const found = std::ranges::find(differences, id, &Difference::id);
    return found == differences.end() ? nullptr : found;
}

}  // namespace sshplan
