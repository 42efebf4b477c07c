#include "tests/lab/invocation.hpp"

namespace sshplan::test {

namespace {

/// At a terminal, where some keys are pressed once the command says that it has begun. Whether the
/// last hop or the one before it sees Ctrl-C first, and so whether it complains, is a matter of
/// luck.
Invocation at_terminal(const std::string& text, const std::string& keys = "") {
    return {"terminal '" + keys + "' \"" + text +
            "\" |\n"
            "grep -v 'client_loop: send disconnect'; echo ${PIPESTATUS[0]}"};
}

}  // namespace

std::vector<Invocation> terminal_invocations() {
    const std::string is_terminal = "'test -t 0 && test -t 1 && echo terminal || echo none'";
    return {
        {"$SSH inner " + is_terminal},
        {"$SSH -t inner " + is_terminal},
        {"$SSH -tt inner " + is_terminal},
        {"$SSH -T inner " + is_terminal},
        {"$SSH -tt inner 'echo out; echo err >&2; exit 5'"},
        at_terminal("$SSH inner " + is_terminal),
        at_terminal("$SSH -t inner " + is_terminal),
        at_terminal("stty rows 33 cols 77; $SSH -t inner stty size"),
        at_terminal("$SSH -t inner 'stty raw; exit 6'"),
        at_terminal("$SSH -t inner stty raw; stty -a"),
        at_terminal("$SSH -t inner 'echo begun; read w; echo got $w'", "words\\r"),
        at_terminal("$SSH -t inner 'echo begun; exec sleep 60'", "\\x03"),
        at_terminal("stty -echo; $SSH inner 'echo begun; exec sleep 60'", "\\x03"),
        at_terminal("$SSH -t inner 'echo begun; exec sleep 60'", "\\r~."),
        at_terminal("TERM=vt100 $SSH -t inner echo '\\$TERM'"),
        {"$SSH -f inner 'sleep 0.3; echo words >late'; echo $?; test -e late && echo early\n"
         "for _ in $(seq 50); do $SSH inner test -s late && break; sleep 0.1; done\n"
         "$SSH inner cat late"},
        {"$SSH -f inner true </dev/null; echo $?"},
        {"$SSH -f inner exit 3; echo $?"},
        {"$SSH -fN -M -S control inner; echo $?; $SSH -S control inner where\n"
         "$SSH -S control -O exit inner"},
        {"$SSH -N -L 8900:localhost:22 inner & ssh=$!\n"
         "await 8900 && head -c 8 </dev/tcp/localhost/8900; kill $ssh; wait $ssh; echo $?"},
        {"$SSH -f -N -L 8901:localhost:22 -o ExitOnForwardFailure=yes -o User=nobody inner\n"
         "echo $?"},
        {"$SSH -N -f -L 80:localhost:22 -o ExitOnForwardFailure=yes inner; echo $?"},
    };
}

}  // namespace sshplan::test
