#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan::test {
namespace {

TEST_CASE("a host that a line spells is a named one by its short name, too") {
    const std::string canonical = "CanonicalizeHostname yes\nCanonicalDomains corp\n";
    CHECK(found_by("SEC004", canonical + "Host db.corp\n ForwardAgent yes\n").empty());
    CHECK(found_by("SEC004", canonical + "Host *.corp\n ForwardAgent yes\n") ==
          Lines{"SEC004 warning yes"});
    CHECK(found_by("SEC004", canonical + "Host * !db\n ForwardAgent yes\n") ==
          Lines{"SEC004 error yes"});
    CHECK(found_by("SEC004", "Host *.corp\n ForwardAgent yes\n") == Lines{"SEC004 warning yes"});
    CHECK(found_by("SEC004", canonical + "Host * !db.corp\n ForwardAgent yes\n") ==
          Lines{"SEC004 error yes"});
}

TEST_CASE("trust in X11 is as bad as the hosts to which it is forwarded are many") {
    const auto found = [](std::string_view text) { return found_by("SEC006", text); };
    CHECK(found("Host *\n forwardx11 TRUE\n forwardx11trusted = \"Yes\"\n") ==
          Lines{"SEC006 error \"Yes\""});
    CHECK(found("Host *.corp\n ForwardX11 yes\n ForwardX11Trusted yes\n") ==
          Lines{"SEC006 warning yes"});
    CHECK(found("Host a\n ForwardX11 yes\nHost *\n ForwardX11Trusted yes\n") ==
          Lines{"SEC006 warning yes"});
    // Nothing is forwarded before somebody says -X.
    CHECK(found("Host *\n ForwardX11 no\n ForwardX11Trusted yes\n") == Lines{"SEC006 warning yes"});
    CHECK(found("Host a\n ForwardX11Trusted yes\n") == Lines{"SEC006 info yes"});
    CHECK(found("ForwardX11Trusted no\nHost *\n ForwardX11Trusted yes\n").empty());
    CHECK(found("Host *\n ForwardX11 yes\n ForwardX11Trusted no\n").empty());
}

TEST_CASE("X11 is no matter where each host is named") {
    const auto found = [](std::string_view text) { return found_by("SEC007", text); };
    CHECK(found("ForwardX11=yes\n") == Lines{"SEC007 warning yes"});
    CHECK(found("Host *.corp\n ForwardX11 true\n") == Lines{"SEC007 warning true"});
    CHECK(found("Host * !a\n ForwardX11 yes\n") == Lines{"SEC007 warning yes"});
    CHECK(found("Match originalhost a,b\n ForwardX11 yes\n").empty());
    CHECK(found("ForwardX11 no\nHost *\n ForwardX11 yes\n").empty());
    CHECK(found("Host * !*\n ForwardX11 yes\n").empty());
}

TEST_CASE("commands are permitted where a line says yes, and is in force") {
    const auto found = [](std::string_view text) { return found_by("SEC010", text); };
    CHECK(found("PermitLocalCommand True\n") == Lines{"SEC010 error True"});
    CHECK(found("Host a\n PermitLocalCommand yes\n") == Lines{"SEC010 warning yes"});
    CHECK(found("Match user git\n PermitLocalCommand yes\n") == Lines{"SEC010 error yes"});
    CHECK(found("PermitLocalCommand no\nHost a\n PermitLocalCommand yes\n").empty());
    CHECK(found("Host a\n LocalCommand date\n").empty());
}

TEST_CASE("DNS is believed with yes, and ask is broken in releases of old") {
    const std::set<std::string> ids{"SEC018"};
    constexpr std::string_view ask = "Host *\n VerifyHostKeyDNS ask\n";
    CHECK(found_in({.text = "Host a\n VerifyHostKeyDNS True\n"}, ids) ==
          Lines{"SEC018 warning True"});
    CHECK(found_in({.text = ask}, ids).empty());
    CHECK(found_in({.text = ask, .min_openssh = "10.0"}, ids).empty());
    CHECK(found_in({.text = ask, .min_openssh = "9.9"}, ids) == Lines{"SEC018 warning ask"});
    CHECK(found_in({.text = "Host *\n VerifyHostKeyDNS no\n", .min_openssh = "8.0"}, ids).empty());
}

TEST_CASE("names leak where ssh looks one up although a proxy leads there") {
    const auto found = [](std::string_view text) { return found_by("SEC019", text); };
    const std::string always = "CanonicalizeHostname always\n";
    const std::string jump = "Host db\n ProxyJump gw\n";
    CHECK(
        found(always + "CanonicalDomains a.example b.example\nHost db\n ProxyCommand nc gw 1\n") ==
        Lines{"SEC019 warning always"});
    CHECK(found(always + "CanonicalizePermittedCNAMEs *.a:*.b\n" + jump) ==
          Lines{"SEC019 warning always"});
    // Nothing is looked up.
    CHECK(found(always + jump).empty());
    CHECK(found("CanonicalizeHostname yes\nCanonicalDomains a\n" + jump).empty());
    CHECK(found("CanonicalizePermittedCNAMEs *.a:*.b\n" + jump).empty());
    // ssh itself connects, and has to look it up.
    CHECK(found(always + "CanonicalDomains a\nHost db\n ProxyJump none\n").empty());
}

TEST_CASE("a forwarded port is wide open by its address, or by GatewayPorts") {
    const auto found = [](const std::string& line) {
        return found_by("SEC026", "Host db\n " + line + "\n");
    };
    CHECK(found("LocalForward=*:80 a:80") == Lines{"SEC026 warning *:80"});
    CHECK(found("localforward \":80\" a:80") == Lines{"SEC026 warning \":80\""});
    CHECK(found("LocalForward [::]:80 a:80") == Lines{"SEC026 warning [::]:80"});
    CHECK(found("DynamicForward 0:1080") == Lines{"SEC026 warning 0:1080"});
    CHECK(found("GatewayPorts yes") == Lines{"SEC026 warning yes"});
    CHECK(found("LocalForward 80 a:80").empty());
    CHECK(found("LocalForward localhost:80 a:80").empty());
    CHECK(found("LocalForward [::1]:80 *:80").empty());
    CHECK(found("LocalForward 10.0.0.5:80 a:80").empty());
    CHECK(found("LocalForward /run/a.sock a:80").empty());
    CHECK(found("RemoteForward *:80 a:80").empty());
    CHECK(found("GatewayPorts no").empty());
}

TEST_CASE("GatewayPorts names the forwardings that it opens") {
    const LintedExample linted{{.text = R"(
Host a
    LocalForward 8080 x:80
    LocalForward localhost:8081 x:81
Host b
    LocalForward 8082 x:82
Host a
    GatewayPorts yes
)"}};
    const auto& findings = linted.report().findings;
    const auto found = std::ranges::find(
        findings, "SEC026", [](const Finding& finding) { return std::string{finding.rule->id}; });
    REQUIRE(found != findings.end());
    REQUIRE(found->related.size() == 1);
    CHECK(found->where.file->at(found->related[0].place.span) == "LocalForward 8080 x:80");
}

}  // namespace
}  // namespace sshplan::test
