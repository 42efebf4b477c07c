#include <fmt/format.h>

#include "tests/lab/invocation.hpp"

namespace sshplan::test {

namespace {

/// A signal to an ssh whose command has begun.
Invocation signalled(const std::string& signal, const std::string& options) {
    return {
        fmt::format("env --default-signal=INT,QUIT $SSH {1} inner 'echo begun; exec sleep 60' >out "
                    "2>err & ssh=$!\n"
                    "for _ in $(seq 500); do grep -qs begun out && break; sleep 0.02; done\n"
                    "exec 2>shell; kill -{0} $ssh; wait $ssh; echo $?\n"
                    "cat out err; rm out err shell",
                    signal,
                    options)};
}

}  // namespace

std::vector<Invocation> signal_invocations() {
    return {
        signalled("TERM", ""),
        signalled("INT", ""),
        signalled("HUP", ""),
        signalled("KILL", ""),
        signalled("TERM", "-tt"),
        signalled("INT", "-tt"),
        signalled("USR1", ""),
        {"$SSH inner 'kill -TERM $$'"},
        {"$SSH inner 'kill -KILL $$'"},
        {"$SSH inner 'kill -INT $$; sleep 1; echo alive'"},
        {"$SSH -tt inner 'kill -HUP $$'"},
        {"(trap '' HUP; exec $SSH inner 'echo begun; sleep 0.5; echo end') >out & ssh=$!\n"
         "for _ in $(seq 500); do grep -qs begun out && break; sleep 0.02; done; kill -HUP $ssh; "
         "wait $ssh; echo $?; cat "
         "out"},
        {"$SSH inner 'echo begun; sleep 0.7; echo end' >out & ssh=$!\n"
         "for _ in $(seq 500); do grep -qs begun out && break; sleep 0.02; done\n"
         "kill -STOP $ssh; sleep 0.2; kill -CONT $ssh; wait $ssh; echo $?; cat out"},
        {"timeout --foreground 0.9 $SSH inner 'sleep 60'; echo $?"},
    };
}

}  // namespace sshplan::test
