#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// "MIG006 ssh -i k gw", one finding of a rule about migration a line, in the profile `strict`.
std::string found(std::string_view text) {
    const LintedExample linted{{.text = text, .profile = "strict"}};
    std::string lines;
    for (const Finding& finding : linted.report().findings) {
        if (!finding.rule->id.starts_with("MIG")) continue;
        lines +=
            fmt::format("{} {}\n", finding.rule->id, finding.where.file->at(finding.where.span));
    }
    return lines;
}

std::string found_in_command(std::string_view command) {
    return found(fmt::format("Host db\n  ProxyCommand {}\n", command));
}

TEST_CASE("a script with /dev/tcp on the jump host is one that ProxyJump replaces") {
    CHECK(found_in_command("ssh gw \"bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3'\"")
              .starts_with("MIG004 ssh gw"));
    CHECK(found_in_command("ssh gw 'exec 3<>/dev/tcp/other/22; cat <&3 & cat >&3'").empty());
    CHECK(found_in_command("bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3'").empty());
    CHECK(found("Host db\n  ProxyJump gw # ssh gw 'exec 3<>/dev/tcp/%h/%p'\n").empty());
}

TEST_CASE("a jump host that a shell computes of the name is told of, if the names are a pattern") {
    CHECK(found("Host */*\n  ProxyCommand ssh `dirname %h` nc `basename %h` %p\n")
              .starts_with("MIG005 ssh `dirname"));
    CHECK(found("Host *+*\n  proxycommand=/usr/bin/ssh -W %h:%p $(echo '%n' | cut -d+ -f1)\n")
              .find("MIG005 /usr/bin/ssh") != std::string::npos);
    CHECK(found("Host a+b\n  ProxyCommand ssh -W b:%p $(echo %h | cut -d+ -f1)\n").find("MIG005") ==
          std::string::npos);
    CHECK(
        found("Host *+*\n  ProxyCommand ssh -W $(echo %h | cut -d+ -f1):%p gw\n").find("MIG005") ==
        std::string::npos);
    CHECK(found("Host *.corp\n  ProxyCommand ssh -W %h:%p $(cat ~/.gw)\n").find("MIG005") ==
          std::string::npos);
    CHECK(found("Host *.corp\n  ProxyCommand ssh -W %h:%p gw\n").find("MIG005") ==
          std::string::npos);
}

TEST_CASE("options that ProxyJump cannot carry are told of, and no others") {
    CHECK(found_in_command("ssh -c aes128-ctr -W %h:%p gw") ==
          "MIG002 ssh -c aes128-ctr -W %h:%p gw\nMIG006 ssh -c aes128-ctr -W %h:%p gw\n");
    CHECK(found_in_command("ssh -oStrictHostKeyChecking=no gw nc %h %p").find("MIG006") !=
          std::string::npos);
    CHECK(found_in_command("ssh -F none -W %h:%p gw").find("MIG006") != std::string::npos);
    CHECK(found_in_command("ssh -L 1:a:1 -W %h:%p gw").find("MIG006") != std::string::npos);
    CHECK(found_in_command("ssh -qATx -p 2222 -l ops -W %h:%p gw").find("MIG006") ==
          std::string::npos);
    CHECK(found_in_command("ssh -o User=ops -W %h:%p gw").find("MIG006") == std::string::npos);
    CHECK(found("Host db\n  ProxyJump gw\nHost gw\n  IdentityFile ~/k\n").empty());
}

TEST_CASE("a proxy that is no ssh server is told of in the profile strict") {
    CHECK(found_in_command("nc -X 5 -x proxy:1080 %h %p").starts_with("MIG008 nc"));
    CHECK(found_in_command("ncat --proxy proxy:3128 --proxy-type http %h %p")
              .starts_with("MIG008 ncat"));
    CHECK(found_in_command("connect -S proxy:1080 %h %p").starts_with("MIG008 connect"));
    CHECK(found_in_command("nc %h %p").empty());
    const LintedExample plain{{.text = "Host db\n  ProxyCommand corkscrew proxy 3128 %h %p\n"}};
    CHECK(plain.report().findings.empty());
}

}  // namespace
}  // namespace sshplan
