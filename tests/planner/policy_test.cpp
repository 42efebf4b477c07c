#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/policy_verdict.hpp"

namespace sshplan::test {
namespace {

using Texts = std::vector<std::string>;

const std::string two_jumps =
    "Host db\n"
    "    User deploy\n"
    "    ProxyJump gw,ops@inner:2222\n"
    "Host gw\n"
    "    HostName gw.example.com\n"
    "    StrictHostKeyChecking no\n";

bool db_holds(const std::string& assertion) {
    const PolicyVerdict verdict = judge_host("db", assertion, two_jumps);
    INFO(verdict.fault);
    CHECK(verdict.fault.empty());
    return verdict.holds();
}

TEST_CASE("via.first is the hop that is dialled from here, by its name or by what is dialled") {
    CHECK(db_holds("via = { first = \"gw\" }"));
    CHECK(db_holds("via = { first = \"GW.example.com:22\" }"));
    CHECK(db_holds("via = { first = \"*.example.com\" }"));
    CHECK_FALSE(db_holds("via = { first = \"inner\" }"));
    CHECK_FALSE(db_holds("via = { first = \"gw:2222\" }"));
    CHECK_FALSE(db_holds("via = { first = \"root@gw\" }"));
    CHECK(judge_host("web", "via = { first = \"web\" }", two_jumps).holds());
}

TEST_CASE("via.exactly and expect.hops are all jump hosts in order") {
    for (const std::string key : {"via = { exactly = ", "expect = { hops = "}) {
        CHECK(db_holds(key + "[\"gw\", \"ops@inner:2222\"] }"));
        CHECK_FALSE(db_holds(key + "[\"inner\", \"gw\"] }"));
        CHECK_FALSE(db_holds(key + "[\"gw\"] }"));
        CHECK_FALSE(db_holds(key + "[\"gw\", \"inner\", \"db\"] }"));
        CHECK_FALSE(db_holds(key + "[] }"));
        CHECK(judge_host("web", key + "[] }", two_jumps).holds());
    }
}

TEST_CASE("via.contains and via.never speak of jump hosts, in any place") {
    CHECK(db_holds("via = { contains = [\"inner\", \"gw\"] }"));
    CHECK_FALSE(db_holds("via = { contains = [\"gw\", \"other\"] }"));
    CHECK_FALSE(db_holds("via = { contains = [\"db\"] }"));
    CHECK(db_holds("via = { never = [\"db\", \"other\"] }"));
    CHECK_FALSE(db_holds("via = { never = [\"other\", \"inner\"] }"));
}

TEST_CASE("a dot at the end of a name makes no other host of it") {
    const std::string dotted = "Host a\n    ProxyJump evil.\nHost b\n    ProxyJump evil\n";
    for (const std::string host : {"a", "b"}) {
        CHECK_FALSE(judge_host(host, "via = { never = [\"evil\"] }", dotted).holds());
        CHECK_FALSE(judge_host(host, "via = { never = [\"evil.\"] }", dotted).holds());
    }
}

TEST_CASE("what looks broken may work elsewhere, and is no way that is known") {
    const std::string hidden = "Host a\n    ProxyCommand ssh -F /srv/x.conf -W %h:%p evil\n";
    CHECK_FALSE(judge_host("a", "via = { never = [\"other\"] }", hidden).holds());
    CHECK_FALSE(judge_host("a", "via = { first = \"gw\" }", hidden).holds());
}

TEST_CASE("via.max-hops counts the destination") {
    CHECK(db_holds("via = { max-hops = 3 }"));
    CHECK_FALSE(db_holds("via = { max-hops = 2 }"));
}

TEST_CASE("direct is whether the destination is dialled from here") {
    CHECK(db_holds("direct = false"));
    CHECK_FALSE(db_holds("direct = true"));
    CHECK(judge_host("web", "direct = true", two_jumps).holds());
    CHECK_FALSE(judge_host("web", "direct = false", two_jumps).holds());
    const std::string tunnel = "Host web\n  ProxyCommand corkscrew proxy 8080 %h %p\n";
    CHECK_FALSE(judge_host("web", "direct = true", tunnel).holds());
}

TEST_CASE("expect is about the destination, in any spelling that ssh takes") {
    CHECK(db_holds("expect = { user = \"deploy\", port = 22, hostname = \"db\" }"));
    CHECK(
        db_holds("expect = { StrictHostKeyChecking = [\"ask\", \"yes\"], forwardagent = false }"));
    CHECK(db_holds("expect = { ServerAliveInterval = 0, ConnectTimeout = \"none\" }"));
    CHECK_FALSE(db_holds("expect = { user = \"root\" }"));
    CHECK_FALSE(db_holds("expect = { port = 2222 }"));
    CHECK_FALSE(db_holds("expect = { forwardagent = true }"));
    const std::string off = "Host web\n  StrictHostKeyChecking off\n  ForwardAgent yes\n";
    CHECK(judge_host("web", "expect = { StrictHostKeyChecking = \"no\" }", off).holds());
    CHECK(judge_host("web", "expect = { forwardagent = true }", off).holds());
    CHECK(judge_host("web", "expect = { proxyjump = \"none\" }", off).holds());
}

TEST_CASE("option is about every hop, or about the destination") {
    const std::string weak =
        "option = { name = \"StrictHostKeyChecking\", not-in = [\"no\", \"off\"]";
    CHECK_FALSE(db_holds(weak + " }"));
    CHECK_FALSE(db_holds(weak + ", of = \"every-hop\" }"));
    CHECK(db_holds(weak + ", of = \"destination\" }"));
    CHECK(db_holds("option = { name = \"Compression\", in = [\"no\"] }"));
    CHECK_FALSE(db_holds("option = { name = \"User\", in = [\"deploy\"] }"));
}

TEST_CASE("a value that hangs on a condition which decides no route is seen") {
    const std::string config = "Match exec true\n  StrictHostKeyChecking no\n";
    const std::string strict = "option = { name = \"StrictHostKeyChecking\", in = [\"ask\"] }";
    CHECK(judge_host("web", strict, config).failures == Texts{"2: 'it' fails for web"});
    CHECK(judge_host("web", strict, "Match exec true\n  Compression yes\n").holds());
}

TEST_CASE("a name in no block is judged, and so is each name that a pattern may be") {
    const std::string config = "Host prod-db1\n  ProxyJump gw\nHost prod-x*\n  ProxyJump gw\n";
    const PolicyVerdict verdict = judge_host("prod-*", "via = { first = \"gw\" }", config);
    REQUIRE(verdict.failures.size() == 1);
    CHECK(verdict.failures[0].starts_with("1: 'it' fails for prod-"));
    CHECK(judge_host("prod-x*", "via = { first = \"gw\" }", config).holds());
}

TEST_CASE("@aliases are the names that some line spells, and except leaves names out") {
    const std::string config = "Host a b\n  ProxyJump gw\nHost gw c* !d\n  User u\n";
    CHECK(judge_host("@aliases", "except = [\"gw\"]\ndirect = false", config).holds());
    CHECK(judge_host("@aliases", "direct = false", config).failures ==
          Texts{"3: 'it' fails for gw"});
    CHECK_FALSE(judge_host("*", "except = [\"gw\"]\ndirect = false", config).holds());
    CHECK(judge_host("*", "except = [\"*\"]\ndirect = false", config).idle == Texts{"it"});
    CHECK(judge_host("@aliases", "direct = true", "User u\n").idle == Texts{"it"});
}

TEST_CASE("a failure is told once for each line at fault, of a host that is named") {
    const std::string config =
        "Host web-1 web-2\n  ProxyJump other\nHost web-3\n  ProxyJump none\nHost web-*\n"
        "  ProxyJump gw\n";
    CHECK(judge_host("web-*", "via = { contains = [\"gw\"] }", config).failures ==
          Texts{"2: 'it' fails for web-1 and 1 other name", "4: 'it' fails for web-3"});
}

TEST_CASE("a policy is not silenced by comments") {
    const std::string config =
        "# sshplan: ignore-file[REP005]\nHost db\n  # sshplan: ignore[ALL]\n  ProxyJump gw\n";
    CHECK(judge_host("db", "direct = true", config).failures == Texts{"4: 'it' fails for db"});
}

const std::string probed =
    "Match host db !exec \"nc -z %h 22\"\n  ProxyJump gw\n"
    "Match host db localnetwork 10.0.0.0/8\n  ProxyJump none\n";

PolicyVerdict db_in_world(const std::string& world, const std::string& assertion) {
    return judged_by("version = 1\n[worlds.there]\n" + world +
                         "\n[[assert]]\nname = \"it\"\nhosts = \"db\"\nworlds = [\"there\"]\n" +
                         assertion + "\n",
                     probed);
}

TEST_CASE("of a world only outcomes are looked at that do not contradict it") {
    CHECK(db_in_world("assume = [\"nc -z *=no\"]", "direct = false").holds());
    CHECK(db_in_world("assume = [\"nc -z *=yes\"]", "direct = true").holds());
    CHECK_FALSE(db_in_world("assume = [\"nc -z *=yes\"]", "direct = false").holds());
    CHECK_FALSE(db_in_world("address = \"10.1.2.3\"", "direct = false").holds());
    CHECK_FALSE(judge_host("db", "worlds = \"*\"\ndirect = false", probed).holds());
}

TEST_CASE("a world may say who calls") {
    const std::string config = "Match localuser ana\n  ProxyJump gw\n";
    const std::string policy =
        "version = 1\n[worlds.ana]\nlocal-user = \"ana\"\n[worlds.bob]\nlocal-user = \"bob\"\n"
        "[[assert]]\nname = \"it\"\nhosts = [\"db\"]\ndirect = false\nworlds = ";
    CHECK(judged_by(policy + "[\"ana\"]\n", config).holds());
    CHECK_FALSE(judged_by(policy + "[\"bob\"]\n", config).holds());
    CHECK_FALSE(judged_by(policy + "[\"ana\", \"bob\"]\n", config).holds());
}

TEST_CASE("a route is stable if all the releases go the same way") {
    const std::string none_first = "Host a\n  ProxyJump none\n  ProxyCommand ssh -W %h:%p gw\n";
    const std::string stable = "stable-across = [\"8.0\", \"9.2\", \"newest\"]";
    CHECK(judge_host("a", stable, none_first).failures == Texts{"3: 'it' fails for a"});
    CHECK(judge_host("b", stable, none_first).holds());
    CHECK(judge_host("a", stable, "Host a\n  ProxyJump gw\n  IdentityFile k\n").holds());
    CHECK(judge_host("a", "stable-across = [\"8.0\", \"9.2\"]", none_first).holds());
}

TEST_CASE(
    "where ssh refuses, or goes round for ever, a policy says nothing; what is hidden fails") {
    CHECK(judge_host("a", "direct = false", "Host a\n  Port x\n").holds());
    CHECK(
        judge_host("a", "direct = true", "Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n").holds());
    const std::string hidden = "Host a\n  ProxyCommand connect-somehow %h\n";
    CHECK_FALSE(judge_host("a", "direct = false", hidden).holds());
    CHECK_FALSE(judge_host("a", "via = { never = [\"x\"] }", hidden).holds());
}

TEST_CASE("what has too many outcomes is not judged, and that is said") {
    std::string config;
    for (int i = 0; i < 13; ++i) {
        const std::string number = std::to_string(i);
        config += "Match host a exec c" + number + "\n  IdentityFile k" + number + "\n";
    }
    const std::string checked =
        "option = { name = \"User\", not-in = [\"root\"], of = \"destination\" }";
    const PolicyVerdict verdict = judge_host("a", checked, config);
    CHECK(verdict.failures.empty());
    REQUIRE(!verdict.unjudged.empty());
    CHECK(verdict.unjudged[0].starts_with(
        "the policy says nothing of `ssh a`: it has more than 4096 outcomes "
        "(--limit outcomes=8192"));
    CHECK(judge_host("b", checked, config).holds());
}

}  // namespace
}  // namespace sshplan::test
