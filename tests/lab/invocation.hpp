#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hop.hpp"

namespace sshplan::test {

/// What invocations connect with: `inner` is bastion2 behind bastion1.
inline constexpr std::string_view two_hops =
    "Host outer\n    HostName bastion1\n    User fred\n"
    "Host inner\n    HostName bastion2\n    User fred2\n    ProxyJump outer\n";

/// Text of a shell that uses ssh, here $SSH, in some way. It prints what is to be compared; which
/// programs it leaves behind is compared too.
struct Invocation {
    std::string text;
    std::string config{two_hops};
    std::vector<Hop> hops{{"fred", "bastion1", "bastion1"}, {"fred2", "bastion2", "bastion2"}};
};

/// Commands with quoting, exit statuses.
[[nodiscard]] std::vector<Invocation> command_invocations();
/// Closed, empty and binary streams.
[[nodiscard]] std::vector<Invocation> stream_invocations();
/// No terminal, -t and -tt, -f and -N.
[[nodiscard]] std::vector<Invocation> terminal_invocations();
/// ControlMaster and ControlPersist, also of another route.
[[nodiscard]] std::vector<Invocation> master_invocations();
/// Signals to ssh and to what it runs.
[[nodiscard]] std::vector<Invocation> signal_invocations();
/// Refused ports, unknown names, host keys and accounts; what ssh refuses before it connects.
[[nodiscard]] std::vector<Invocation> failing_invocations();
/// Wrong usage, of which `sshplan connect` speaks in words of its own.
[[nodiscard]] std::vector<Invocation> usage_invocations();
/// Host keys that are unknown or have changed.
[[nodiscard]] std::vector<Invocation> host_key_invocations();
/// sftp and scp, and the command lines of programs that use ssh.
[[nodiscard]] std::vector<Invocation> program_invocations();

}  // namespace sshplan::test
