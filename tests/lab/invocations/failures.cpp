#include "tests/lab/invocation.hpp"

namespace sshplan::test {

std::vector<Invocation> failing_invocations() {
    const std::string direct = "Host *\n    User fred\n";
    const std::string stranger = "-o IdentitiesOnly=yes -i .ssh/stranger ";
    return {
        {"$SSH -p 9 outer where"},
        {"$SSH -p 9 inner where"},
        {"$SSH -J outer:9 inner where"},
        {"$SSH -J outer,outer:9 inner where"},
        {"$SSH nowhere where"},
        {"$SSH -J nowhere inner where"},
        {"$SSH -J outer nowhere where"},
        {"$SSH 192.0.2.20 where"},
        // At once, and it would be luck whether ssh writes before it reads.
        {"$SSH -o ProxyCommand='sh -c \"sleep 0.2; exit 1\"' inner where"},
        {"$SSH -o ProxyCommand='sh -c \"echo no ssh here; sleep 0.2\"' inner where"},
        {"$SSH -o ProxyCommand='sh -c \"no-such-program %h; sleep 0.2\"' inner where"},
        // Keys and accounts.
        {"$SSH " + stranger + "inner where"},
        {"$SSH " + stranger + "outer where"},
        {"$SSH -i no-such-key inner where"},
        {"$SSH -o PreferredAuthentications=password inner where"},
        {"$SSH -l nobody inner where"},
        {"$SSH ops@inner where"},
        {"$SSH -J nobody@bastion1 inner where"},
        {"$SSH -o PubkeyAuthentication=no -J outer inner where"},
        // Refused before anything is dialled.
        {"$SSH -o Nonsense=yes inner where"},
        {"$SSH -o ProxyCommand=none -J outer inner where"},
        {"$SSH -J outer -J outer inner where"},
        {"$SSH -o ProxyJump=outer -J outer inner where"},
        {"$SSH -J outer, inner where"},
        {"$SSH -p 70000 inner where"},
        {"$SSH -F no-such-file inner where"},
        {"$SSH -W localhost:22 -N inner where"},
        {"$SSH -L nonsense inner where"},
        {"$SSH inner where", "Host inner\n    Nonsense yes\n    Port x\n"},
        {"$SSH inner where", "Host inner\n    ProxyJump inner@:x\n"},
        {"$SSH -o ConnectTimeout=1 -p 9 bastion1 where", direct},
        {"$SSH -V 2>&1 | cut -c 1-8"},
        {"$SSH -Q kex | head -n 3"},
        {"$SSH -G inner | grep -E '^(user|hostname|proxyjump) '"},
    };
}

std::vector<Invocation> usage_invocations() { return {{"$SSH"}, {"$SSH -Z"}, {"$SSH -p"}}; }

std::vector<Invocation> host_key_invocations() {
    const std::string unknown = ": >.ssh/known_hosts\n";
    const std::string only_first = "sed -i 2d .ssh/known_hosts\n";
    const std::string changed =
        "sed -i \"s/^bastion2 .*/bastion2 $(cut -d' ' -f1,2 .ssh/stranger.pub)/\" "
        ".ssh/known_hosts\n";
    const std::string first_changed =
        "sed -i \"s/^bastion1 .*/bastion1 $(cut -d' ' -f1,2 .ssh/stranger.pub)/\" "
        ".ssh/known_hosts\n";
    std::vector<Invocation> all;
    for (const std::string& before : {unknown, only_first, changed, first_changed}) {
        for (const std::string strict : {"yes", "no", "accept-new", "ask"}) {
            all.push_back({before + "$SSH -o StrictHostKeyChecking=" + strict + " inner where"});
        }
    }
    all.push_back({unknown + "$SSH -o StrictHostKeyChecking=accept-new outer where"});
    all.push_back({changed + "$SSH -o HostKeyAlias=other inner where"});
    all.push_back({changed + "$SSH -o UserKnownHostsFile=/dev/null inner where"});
    return all;
}

}  // namespace sshplan::test
