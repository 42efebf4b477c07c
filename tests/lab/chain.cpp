#include "chain.hpp"

namespace sshplan::test {

const std::vector<Station>& stations() {
    static const std::vector<Station> all{
        {"one", "bastion1", "fred", "hop 1 of 3 (fred@bastion1", "", "this machine"},
        {"two",
         "bastion2",
         "fred2",
         "hop 2 of 3 (fred2@bastion2",
         "ssh one ",
         "hop 1 of 3 (fred@bastion1:22)"},
        {"three",
         "target",
         "fred3",
         "hop 3 of 3 (fred3@target",
         "ssh two ",
         "hop 2 of 3 (fred2@bastion2:22)"},
    };
    return all;
}

std::string chain(const std::string& name, const std::string& line) {
    std::string config;
    std::string jump;
    for (const Station& one : stations()) {
        config += "Host " + one.name + "\n";
        if (one.name == name) config += "    " + line + "\n";
        config += "    HostName " + one.host + "\n    User " + one.user + "\n" + jump;
        jump = "    ProxyJump " + one.name + "\n";
    }
    return config;
}

void allow_chain(Lab& lab, const std::string& name, const std::string& options) {
    std::vector<Hop> hops;
    for (const Station& one : stations()) {
        hops.push_back({.user = one.user, .host = one.host, .key_name = one.host});
        if (one.name == name) hops.back().options = options;
    }
    lab.allow(hops);
}

}  // namespace sshplan::test
