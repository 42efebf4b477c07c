#include "tests/lab/invocation.hpp"

namespace sshplan::test {

std::vector<Invocation> command_invocations() {
    return {
        {"$SSH inner where"},
        {"$SSH inner 'echo \"a  b\" $HOME'"},
        {R"($SSH inner echo a\ \ b '$HOME' '"c  d"')"},
        {R"($SSH inner "printf '<%s>' '*' '~' \"\\\$x\" 'it'\\''s'")"},
        {"$SSH inner -- echo -n -- -v"},
        {"$SSH -- inner printf '<%s>' a"},
        {"$SSH inner $'printf one\\nprintf two'"},
        {"$SSH inner 'echo \xc3\xa9\xff | od -An -tx1'"},
        {"$SSH inner"},
        {"echo 'echo $0; exit 3' | $SSH inner"},
        {"$SSH inner ''"},
        {"$SSH ssh://fred2@inner where"},
        {"$SSH inner -l fred2 where"},
        {"$SSH inner exit 0"},
        {"$SSH inner exit 1"},
        {"$SSH inner exit 7"},
        {"$SSH inner exit 255"},
        {"$SSH inner no-such-command"},
        {"$SSH inner /etc/passwd"},
        {"$SSH inner 'echo out; echo err >&2; exit 4'"},
        {"$SSH -s inner no-such-subsystem"},
        {"FOO=bar $SSH -o SetEnv='A=b c' inner 'echo \"$FOO\"'"},
    };
}

}  // namespace sshplan::test
