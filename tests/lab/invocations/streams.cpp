#include "tests/lab/invocation.hpp"

namespace sshplan::test {

std::vector<Invocation> stream_invocations() {
    return {
        {"$SSH inner cat <&-"},
        {"$SSH inner 'cat; echo end' </dev/null"},
        {"echo words | $SSH inner cat"},
        {"echo words | $SSH -n inner cat"},
        {"$SSH inner 'echo lost' >&-"},
        {"$SSH inner 'echo out; echo lost >&2' 2>&-"},
        {"echo words | (sleep 0.3; $SSH inner 'head -c 2'; cat)"},
        {"yes | $SSH inner 'head -n 1'"},
        {"$SSH inner yes | head -n 1; echo ${PIPESTATUS[0]}"},
        {"for i in $(seq 0 255); do printf \"\\\\x$(printf %x $i)\"; done >bytes\n"
         "$SSH inner cat <bytes | cmp - bytes && echo same; $SSH inner 'od -An -tx1' <bytes"},
        {"head -c 5000000 /dev/urandom >big; $SSH inner 'cat >big' <big\n"
         "$SSH inner cat big | cmp - big && echo same; $SSH inner rm big; rm big"},
        {"head -c 3000000 /dev/urandom >big; $SSH inner tee /dev/stderr <big >out 2>err\n"
         "cmp big out && cmp big err && echo same; rm big out err"},
        {"(echo one; sleep 0.3; echo two) | $SSH inner 'while read w; do echo got $w; done'"},
        {"while read word; do echo $word; $SSH inner cat; done <<<$'one\\ntwo\\nthree'"},
        {"$SSH inner 'exec >&- 2>&-; cat' <<<words"},
    };
}

}  // namespace sshplan::test
