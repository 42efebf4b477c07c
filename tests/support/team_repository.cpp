#include "tests/support/team_repository.hpp"

#include <fmt/format.h>

namespace sshplan::test {

TeamRepository::TeamRepository() {
    shell_.prepare(
        "git init -q -b main team\n"
        "cd team\n"
        "mkdir ssh\n"
        "cat >ssh/config <<'EOF'\n"
        "Match host db !exec \"nc -z -w 2 %h 22\"\n"
        "    ProxyJump bastion\n"
        "\n"
        "Host bastion\n"
        "    HostName bastion.example.org\n"
        "\n"
        "Host db\n"
        "    User dba\n"
        "EOF\n"
        "git add .\n"
        "git commit -q -m base\n");
    change("sed -i 1,3d ssh/config");
}

void TeamRepository::change(const std::string& script) const {
    shell_.prepare(fmt::format("cd team\n{}\ngit add .\ngit commit -q -m change\n", script));
}

std::string TeamRepository::worktrees() const {
    return shell_.run("git -C team worktree list").out;
}

}  // namespace sshplan::test
