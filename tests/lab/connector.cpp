#include "connector.hpp"

#include <cstdlib>

namespace sshplan::test {

namespace {

/// The program that SSHPLAN_LAB_SSH puts in the place of sshplan, or that connector of it.
Connector or_stand_in(const Connector& connector) {
    const char* const path = std::getenv("SSHPLAN_LAB_SSH");
    return path == nullptr ? connector : Connector{path, path, path};
}

}  // namespace

// The programs are where host.sh mounts them.

const Connector& plain_ssh() {
    static const Connector plain{"ssh", "ssh", "/usr/bin/ssh"};
    return plain;
}

const Connector& sshplan_connect() {
    static const Connector verb =
        or_stand_in({"sshplan connect", "sshplan connect --quiet", "/usr/local/bin/connect"});
    return verb;
}

const Connector& sshplan_as_ssh() {
    static const std::string link = "/usr/local/bin/libexec/sshplan/ssh";
    static const Connector linked = or_stand_in({"a link to sshplan", link, link});
    return linked;
}

}  // namespace sshplan::test
