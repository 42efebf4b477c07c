#include "planner/migrate/difference.hpp"

#include <algorithm>
#include <array>

namespace sshplan {
namespace {

using enum KnownDifference::Kind;

// clang-format off
constexpr std::array differences{
    KnownDifference{"needs-tcp-forwarding", loss, "the jump host must allow TCP forwarding, where it had to run a command before"},
    KnownDifference{"nc-timeout", loss, "netcat's timeout is gone; ServerAliveInterval and ConnectTimeout of the destination can stand in for it"},
    KnownDifference{"jump-forwards", loss, "the forwards of the jump host's own block are not set up any more as a side effect"},
    KnownDifference{"jump-remote-command", loss, "RemoteCommand, RequestTTY and the like of the jump host's own block play no part any more"},
    KnownDifference{"quiet", loss, "what -q kept silent about the jump host is said again"},
    KnownDifference{"debug-messages", loss, "what -v told about the jump host is told only by `ssh -v` now"},
    KnownDifference{"verbose", loss, "-v speaks of the jump host as well"},
    KnownDifference{"jump-config-file", loss, "the jump host is read from another file than before"},
    KnownDifference{"control-path", loss, "ControlPath comes to another name, as %C, %j or %n in it do: a master that runs already is not found"},
    KnownDifference{"remote-config", loss, "user, keys, known hosts and aliases were those of the hop's own account, and are now this machine's"},
    KnownDifference{"port-option", loss, "`ssh -p` means something else: it moves the port that is dialled, which the recipe fixed, or no longer the name of the host key"},
    KnownDifference{"cert-name", loss, "a host certificate is checked against the HostKeyAlias, brackets and port included"},
    KnownDifference{"asked-name", loss, "GSSAPI and VerifyHostKeyDNS ask about the host by the name that is dialled, which the recipe kept to itself"},
    KnownDifference{"direct-login", loss, "a direct login to the jump host uses the options of the recipe as well"},
    KnownDifference{"host-key-name", loss, "the host key is looked up in known_hosts under another name"},
    KnownDifference{"not-exhaustive", loss, "not every invocation could be tried"},
    KnownDifference{"user-unquoted", loss, "ProxyJump hands the login name to a shell as it is, which the recipe quoted: one with blanks or backslashes becomes another"},
    KnownDifference{"jump-in-other-letters", loss, "the jump host spelt otherwise than in the files went through itself; ssh takes that for a loop now, and stops"},
    KnownDifference{"ipv6-address", gain, "-W %h:%p is no target with an address of IPv6, and ProxyJump is"},
    KnownDifference{"loop-removed", gain, "what started itself for ever arrives now"},
    KnownDifference{"listener-gone", gain, "a port is not opened any more that every account of its machine could use"},
    KnownDifference{"session-no-longer-exposed", gain, "the jump host sees no session, agent or display any more"},
};
// clang-format on

}  // namespace

std::span<const KnownDifference> all_differences() { return differences; }

const KnownDifference* find_difference(std::string_view id) {
    const auto* const found = std::ranges::find(differences, id, &KnownDifference::id);
    return found == differences.end() ? nullptr : found;
}

}  // namespace sshplan
