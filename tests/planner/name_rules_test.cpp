#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "planner/lint/example.hpp"
#include "tests/support/found_lines.hpp"

namespace sshplan {
namespace {

using test::fixed_by;
using test::found_in;
using test::Lines;

TEST_CASE("canonical waits in vain only where nothing asks for a second reading") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text}, {"SEM006", "SEM019"});
    };
    CHECK(found("Match canonical\n User a\n") == Lines{"SEM019 warning canonical"});
    CHECK(found("match Canonical host db\n User a\n") == Lines{"SEM019 warning Canonical"});
    CHECK(found("CanonicalizeHostname no\nMatch canonical all\n User a\n") ==
          Lines{"SEM019 warning canonical"});
    CHECK(found("Match !canonical host db\n User a\n").empty());
    CHECK(found("Match canonical\n User a\nMatch final\n Port 1\n").empty());
    CHECK(found("Host db\n CanonicalizeHostname always\nMatch canonical\n User a\n").empty());
    // One block says it for another that does not want the second reading itself.
    CHECK(
        found("Host db\n CanonicalizeHostname yes\nMatch canonical host db host web\n User a\n") ==
        Lines{"SEM006 warning Match canonical host db host web"});
}

TEST_CASE("a HostKeyAlias is told of where it holds for many machines") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text}, {"SEM042"});
    };
    CHECK(found("hostkeyalias=corp\n") == Lines{"SEM042 error corp"});
    CHECK(found("Host *.corp\n HostKeyAlias corp\n") == Lines{"SEM042 warning corp"});
    CHECK(found("Host * !db\n HostKeyAlias \"corp\"\n") == Lines{"SEM042 error \"corp\""});
    CHECK(found("Host *.corp\n HostName %h.example.com\n HostKeyAlias corp\n") ==
          Lines{"SEM042 warning corp"});
    CHECK(found("Match exec \"true\"\n HostKeyAlias corp\n") == Lines{"SEM042 error corp"});
    CHECK(found("Host *\n Include part\n-- part --\nHostKeyAlias corp\n") ==
          Lines{"SEM042 error corp"});
    CHECK(found("Host a b\n HostKeyAlias corp\n").empty());
    CHECK(found("Host git-*\n HostName git.corp\n HostKeyAlias git\n").empty());
    CHECK(found("HostName git.corp\nHost *\n HostKeyAlias git\n").empty());
    // Never in force: the first one counts.
    CHECK(found("Host *.corp\n HostKeyAlias a\nHost x.corp\n HostKeyAlias b\n") ==
          Lines{"SEM042 warning a"});
    // `db.` is db once ssh has read its files again.
    CHECK(found("Host db\n HostName db.corp\n HostKeyAlias db\nHost *\n CanonicalizeHostname yes\n"
                " CanonicalDomains corp\n")
              .empty());
}

TEST_CASE("a HostName with a login name or a port is taken apart") {
    const auto found = [](const std::string& value) {
        const std::string text = fmt::format("Host db\n    HostName {}\n", value);
        return found_in(Example{.text = text}, {"SEM047"}).size();
    };
    for (const std::string value : {"ana@db",
                                    "db:22",
                                    "ana@db:22",
                                    "ssh://db",
                                    "ssh://ana@db:22",
                                    "[2001:db8::1]:22",
                                    "%h:22",
                                    "\"ana@db\""}) {
        CAPTURE(value);
        CHECK(found(value) == 1);
    }
    for (const std::string value :
         {"db", "10.0.0.1", "2001:db8::1", "::1", "fe80::1%%eth0", "[2001:db8::1]", "%h.corp"}) {
        CAPTURE(value);
        CHECK(found(value) == 0);
    }
}

TEST_CASE("the parts of a HostName go to lines of their own, unless others say them") {
    const auto fixed = [](const std::string& text) {
        return fixed_by("SEM047", Example{.text = "\n" + text});
    };
    CHECK(fixed("Host db\n  HostName ana@db:2022\n") ==
          "Host db\n  User ana\n  Port 2022\n  HostName db\n");
    CHECK(fixed("Host db\n  User ana\n  hostname=ana@db\n") ==
          "Host db\n  User ana\n  hostname=db\n");
    CHECK(fixed("Host db\n  HostName [2001:db8::1]:22\n  Port 22\n") ==
          "Host db\n  HostName 2001:db8::1\n  Port 22\n");
    CHECK(fixed("Host db\n\tHostName ssh://a%20b@db:22/\n") ==
          "Host db\n\tUser \"a b\"\n\tPort 22\n\tHostName db\n");
    CHECK(fixed("Host db\n  HostName \"ana@db\"\n") == "none");
    CHECK(fixed("Host db\n  HostName ana@2001:db8::1\n") == "none");
}

TEST_CASE("a HostName is what a jump or a proxy gets, but a strange program may cut it") {
    const auto found = [](const std::string& way) {
        const std::string text = fmt::format("Host db\n HostName ana@db\n {}\n", way);
        return found_in(Example{.text = text}, {"SEM047"}).size();
    };
    CHECK(found("ProxyJump gw.corp") == 1);
    CHECK(found("ProxyCommand nc -X 5 -x localhost:1080 %h %p") == 1);
    CHECK(found("ProxyCommand /usr/local/bin/tunnel %h %p") == 0);
}

TEST_CASE("a jump to a short name that is almost one of the files is a slip") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text}, {"SEM048"});
    };
    const std::string block = "Host bastion\n HostName bastion.corp\n";
    CHECK(found("Host db\n ProxyJump bastoin\n" + block) == Lines{"SEM048 info bastoin"});
    CHECK(found("Host db\n proxyjump=ana@bastoin:22\n" + block) == Lines{"SEM048 info bastoin"});
    CHECK(found("Host db\n ProxyJump bastoin,inner.corp\n" + block) ==
          Lines{"SEM048 info bastoin"});
    CHECK(found("Host db\n ProxyCommand ssh -W %h:%p bastoin\n" + block) ==
          Lines{"SEM048 info bastoin"});
    CHECK(found("Host *.corp !*.x.corp\n ProxyJump bastoin\nMatch originalhost bastion\n"
                " HostName b.corp\n") == Lines{"SEM048 info bastoin"});
    CHECK(found("Host db\n ProxyJump gate\nHost gate.corp\n User a\n") ==
          Lines{"SEM048 info gate"});
    // Some line says something of it, or something else may know it.
    CHECK(found("Host db\n ProxyJump gw\n" + block).empty());
    CHECK(found("Host db\n ProxyJump bastion2\nHost bastion1\n User a\n").empty());
    CHECK(found("Host db\n ProxyJump bastoin\nHost bastoi?\n User x\n" + block).empty());
    CHECK(found("Host db\n ProxyJump bastoin\n" + block + "Host *\n HostName %h.corp\n").empty());
    CHECK(found("Host db\n ProxyJump bastoin\nMatch host bastoin\n User x\n" + block).empty());
    CHECK(found("Host db\n ProxyJump bastoin.corp\n" + block).empty());
    CHECK(found("Host db\n ProxyJump inner.corp,bastoin\n" + block).empty());
    CHECK(found("Host db\n ProxyCommand ssh -F other -W %h:%p bastoin\n" + block).empty());
    CHECK(found("CanonicalizeHostname yes\nCanonicalDomains corp\nHost db\n ProxyJump bastoin\n" +
                block)
              .empty());
}

constexpr std::string_view tor = " ProxyCommand nc -X 5 -x localhost:9050 %h %p\n";

TEST_CASE("a .onion name goes to Tor or to nobody") {
    const auto found = [](const std::string& text) {
        return found_in(Example{.text = text}, {"SEM051"});
    };
    const std::string proxy{tor};
    CHECK(found("Host nick\n HostName abc.onion\n") == Lines{"SEM051 error abc.onion"});
    CHECK(found("Host nick\n HostName abc.ONION.\n") == Lines{"SEM051 error abc.ONION."});
    CHECK(found("Host nick\n HostName abc.onion\nHost *.onion\n" + proxy) ==
          Lines{"SEM051 error abc.onion"});
    CHECK(found("Host *.onion\n User a\n") == Lines{"SEM051 error Host *.onion"});
    CHECK(found("Host nick\n HostName abc.onion\n ProxyCommand nc %h %p\n") ==
          Lines{"SEM051 error abc.onion"});
    CHECK(
        found("Host nick\n HostName abc.onion\n ProxyCommand nc -X 4 -x localhost:9050 %h %p\n") ==
        Lines{"SEM051 error abc.onion"});
    CHECK(found("Host nick\n ProxyCommand nc abc.onion 22\n") ==
          Lines{"SEM051 error nc abc.onion 22"});
    CHECK(found("Host nick\n HostName abc.onion\n"
                " ProxyCommand socat - SOCKS4A:localhost:%h:%p,socksport=9050\n")
              .empty());
    CHECK(found("Host db\n ProxyJump abc.onion\n") == Lines{"SEM051 error abc.onion"});
    CHECK(found("Match host nick exec \"tor-is-up\"\n" + proxy +
                "Host nick\n HostName abc.onion\n") == Lines{"SEM051 error abc.onion"});
    CHECK(found("Host nick\n HostName abc.onion\n" + proxy).empty());
    CHECK(found("Host *.onion\n" + proxy).empty());
    CHECK(found("Host nick\n HostName abc.onion\n ProxyJump gw.corp\n").empty());
    CHECK(found("Host nick\n HostName abc.onions\n").empty());
    CHECK(found("Host nick\n HostName onion\n").empty());
}

TEST_CASE("what completes names completes .onion names by DNS") {
    const auto found = [](const std::string& text) {
        const LintedExample linted{Example{.text = text}};
        Lines lines;
        for (const Finding& finding : linted.report().findings) {
            if (finding.rule->id == "SEM051") lines.push_back(finding.message);
        }
        return lines;
    };
    const std::string canonical = "CanonicalizeHostname yes\n";
    const std::string nick = "Host nick\n HostName abc.onion\n";
    const std::string by_name = "Host *.onion\n" + std::string{tor};
    CHECK(found(canonical + nick + by_name).empty());
    CHECK(found(canonical + "CanonicalDomains example.org\n" + nick + by_name) ==
          Lines{"CanonicalizeHostname asks DNS for this .onion name"});
    CHECK(found(canonical + "CanonicalDomains example.org\n" + nick + std::string{tor}).empty());
}

}  // namespace
}  // namespace sshplan
