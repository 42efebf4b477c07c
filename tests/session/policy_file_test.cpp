#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/case_lines.hpp"
#include "tests/support/policy_verdict.hpp"

using namespace sshplan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
using Catch::Matchers::StartsWith;

namespace {

/// What is wrong with an assertion that begins with the line `hosts`, which is the fourth.
std::string fault_of(const std::string& lines) {
    return judged_by("version = 1\n[[assert]]\nname = \"it\"\n" + lines, "").fault;
}

std::string fault_with(const std::string& assertion) {
    return fault_of("hosts = [\"a\"]\n" + assertion);
}

}  // namespace

TEST_CASE("A policy is of a version, and has assertions") {
    CHECK_THAT(judged_by("", "").fault, StartsWith("1:1: a policy begins with version = 1"));
    CHECK_THAT(judged_by("version = 2\n", "").fault, StartsWith("1:11: only version = 1"));
    CHECK_THAT(judged_by("version = 1\n", "").fault, Contains("a policy has assertions"));
    CHECK_THAT(judged_by("version = 1\nassert = []\n", "").fault, StartsWith("2:10: "));
    CHECK_THAT(judged_by("version = 1\nasert = []\n", "").fault,
               Equals("2:1: there is no key 'asert' here; did you mean 'assert'?"));
    CHECK_THAT(judged_by("version = \n", "").fault, StartsWith("1:11: "));
}

TEST_CASE("What is wrong with an assertion is told where it is") {
    CHECK_THAT(fault_of(""), StartsWith("2:1: it has no hosts"));
    CHECK_THAT(fault_of("hosts = []"), StartsWith("4:9: 'hosts' is empty"));
    CHECK_THAT(fault_of("hosts = 1"), StartsWith("4:9: 'hosts' takes a list"));
    CHECK_THAT(fault_of("hosts = [\"a\", 2]"), StartsWith("4:15: 'hosts' takes texts"));
    CHECK_THAT(fault_of("hosts = [\"!a\"]"), Contains("'!a' is no pattern"));
    CHECK_THAT(fault_of("hosts = [\"a b\"]"), Contains("'a b' is no pattern"));
    CHECK_THAT(fault_with(""), StartsWith("2:1: it asserts nothing"));
    CHECK_THAT(fault_with("hots = 1"),
               StartsWith("5:1: there is no key 'hots'") && Contains("did you mean 'hosts'?"));
    CHECK_THAT(fault_with("direct = 1"), StartsWith("5:10: 'direct' takes true or false"));
    CHECK_THAT(fault_with("direct = true\n[[assert]]\nname = \"it\""),
               StartsWith("7:8: another assertion has this name"));
}

TEST_CASE("What is wrong with hops is told") {
    CHECK_THAT(fault_with("via = {}"), StartsWith("5:7: 'via' is empty"));
    CHECK_THAT(fault_with("via = { fist = \"a\" }"),
               StartsWith("5:9: there is no key 'fist'") && Contains("'first'"));
    CHECK_THAT(fault_with("via = { first = \"a:b\" }"), StartsWith("5:17: 'a:b' is no hop"));
    CHECK_THAT(fault_with("via = { never = \"a\" }"), StartsWith("5:17: 'never' takes a list"));
    CHECK_THAT(fault_with("via = { never = [] }"), StartsWith("5:17: 'never' is empty"));
    CHECK_THAT(fault_with("via = { contains = [] }"), StartsWith("5:20: 'contains' is empty"));
    CHECK_THAT(fault_with("via = { never = [\"a,b\"] }"), StartsWith("5:17: 'a,b' is no hop"));
    CHECK_THAT(fault_with("via = { never = [\"!a\"] }"), StartsWith("5:17: '!a' is no hop"));
    CHECK(fault_with("via = { exactly = [] }").empty());
    CHECK_THAT(fault_with("via = { max-hops = 0 }"), StartsWith("5:20: 'max-hops' takes"));
    CHECK(fault_with("via = { first = \"u@[2001:db8::1]:22\" }").empty());
}

TEST_CASE("Keywords, values and releases must be known") {
    CHECK_THAT(fault_with("expect = { usr = \"a\" }"),
               StartsWith("5:12: 'usr' is no keyword") && Contains("did you mean User?"));
    CHECK_THAT(fault_with("expect = { include = \"a\" }"),
               StartsWith("5:12: ssh -G prints no include"));
    CHECK_THAT(fault_with("expect = { port = \"x\" }"),
               StartsWith("5:19: 'x' is no value of Port"));
    CHECK_THAT(fault_with("expect = { hops = [], user = 1.5 }"), StartsWith("5:30: a value is"));
    CHECK_THAT(fault_with("option = { name = \"Ciphers\" }"), Contains("either 'in' or 'not-in'"));
    CHECK_THAT(fault_with("option = { name = \"Tunnel\", in = [\"maybe\"] }"),
               Contains("'maybe' is no value of Tunnel"));
    CHECK_THAT(fault_with("option = { name = \"User\", in = \"a\", of = \"all\" }"),
               Contains("'of' takes"));
    CHECK_THAT(fault_with("stable-across = [\"8.0\"]"), Contains("two releases or more"));
    CHECK_THAT(fault_with("stable-across = [\"8.0\", \"nine\"]"), StartsWith("5:17: "));
}

TEST_CASE("Worlds must be there, and make sense") {
    CHECK_THAT(fault_with("direct = true\nworlds = [\"home\"]"),
               StartsWith("6:10: there is no [worlds.home]"));
    CHECK_THAT(fault_with("direct = true\n[worlds.home]\nassume = [\"x\"]"),
               StartsWith("7:10: 'x' is no assumption"));
    CHECK_THAT(fault_with("direct = true\n[worlds.home]\nasume = [\"x=yes\"]"),
               StartsWith("7:1: there is no key 'asume'"));
    CHECK(fault_with("direct = true\nworlds = \"home\"\n[worlds.home]\naddress = \"10.1.2.3\"")
              .empty());
}

TEST_CASE("The policy that its page shows is one, and can hold and fail") {
    const std::string page = read_bytes(SSHPLAN_SOURCE_DIR "/docs/reference/policy.md");
    const std::string opening = "```toml\n";
    const std::size_t begin = page.find(opening) + opening.size();
    const std::string policy = page.substr(begin, page.find("```\n", begin) - begin);
    const std::string good =
        "Host prod-db1\n  User deploy\nHost bastion github.com\n  HostName %h\n"
        "Match originalhost prod-*,*.prod.example.com\n  ProxyJump bastion\n"
        "Match originalhost !bastion,!github.com,* !exec \"nc -z %h 22\"\n  ProxyJump bastion\n";
    const PolicyVerdict held = judged_by(policy, good);
    INFO(held.fault);
    CHECK(held.failures == std::vector<std::string>{});
    CHECK(held.holds());
    const PolicyVerdict failed = judged_by(policy, good + "StrictHostKeyChecking no\n");
    CHECK_THAT(failed.failures.at(0), Contains("'nobody weakens host keys' fails for"));
    const std::string direct = "Host prod-db1\n  ProxyJump none\n" + good;
    CHECK(judged_by(policy, direct).failures.size() == 3);
}
