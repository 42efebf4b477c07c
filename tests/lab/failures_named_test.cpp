#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "chain.hpp"
#include "lab.hpp"

using namespace sshplan;
using test::allow_chain;
using test::chain;
using test::Connector;
using test::Lab;
using test::Station;
using test::stations;

namespace {

/// `sshplan connect` as a person calls it.
const Connector spoken{"sshplan connect", "sshplan connect", ""};

/// What connect said behind what ssh says, and the commands that it advised.
struct Advice {
    std::string text;
    std::vector<std::string> tries;
};

/// Connects as ssh and as sshplan, both of which must fail with the same words of ssh.
Advice fail(Lab& lab,
            const std::string& before,
            const std::string& words,
            Lab::Account account = Lab::Account::ana) {
    const std::string text = before + "\n$SSH " + words;
    const auto expected = lab.run("client", text, test::plain_ssh(), account);
    const auto end = lab.run("client", text, spoken, account);
    INFO(text << "\n" << end.err);
    CHECK(expected.status == 255);
    CHECK(end.status == 255);
    REQUIRE(end.err.starts_with(expected.err));
    std::istringstream lines{end.err.substr(expected.err.size())};
    Advice advice;
    std::getline(lines, advice.text);
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.starts_with("  try: "));
        advice.tries.push_back(line.substr(7));
    }
    return advice;
}

/// Runs what was advised; returns what it said.
std::string run(Lab& lab, const std::string& command) {
    const auto end = lab.run("client", "{ " + command + "; } 2>&1 </dev/null", test::plain_ssh());
    return end.out;
}

}  // namespace

TEST_CASE("failures: nobody listens") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    allow_chain(lab);
    for (const Station& one : stations()) {
        lab.write(".ssh/config", chain(one.name, "Port 9"));
        const Advice advice = fail(lab, "", "three where");
        CHECK_THAT(advice.text, Catch::StartsWith("sshplan: " + one.told + ":9) refused"));
        REQUIRE(advice.tries.size() == 2);
        CHECK(advice.tries[0] == one.before + "nc -zv " + one.host + " 9");
        CHECK_THAT(run(lab, advice.tries[0]), Catch::Contains("Connection refused"));
        CHECK(advice.tries[1] == "sshplan preflight three");
    }
}

TEST_CASE("failures: a name that is unknown where it is dialled") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    allow_chain(lab);
    for (const Station& one : stations()) {
        lab.write(".ssh/config", chain(one.name, "HostName nowhere"));
        const Advice advice = fail(lab, "", "three where");
        CHECK_THAT(advice.text, Catch::Contains(one.user + "@nowhere:22"));
        CHECK_THAT(advice.text,
                   Catch::EndsWith("a name that " + one.dialler + " does not know: nowhere"));
        REQUIRE(advice.tries.size() == 2);
        CHECK(advice.tries[0] == one.before + "getent hosts nowhere");
        CHECK(run(lab, advice.tries[0] + "; echo $?") == "2\n");
    }
}

TEST_CASE("failures: a key that is not accepted") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    allow_chain(lab);
    for (const Station& one : stations()) {
        lab.write(".ssh/config",
                  chain(one.name, "IdentitiesOnly yes\n    IdentityFile ~/.ssh/stranger"));
        const Advice advice = fail(lab, "", "three where");
        CHECK(advice.text == "sshplan: " + one.told +
                                 ":22) refused what was offered to log in (it takes publickey)");
        REQUIRE(advice.tries.size() == 3);
        CHECK(advice.tries[0] == "ssh -v " + one.name);
        CHECK_THAT(run(lab, advice.tries[0]),
                   Catch::Contains("Offering public key: ") && Catch::Contains("/.ssh/stranger"));
        CHECK(advice.tries[1] == "ssh-add -l");
    }
}

TEST_CASE("failures: a host key that is unknown") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    lab.write(".ssh/config", chain());
    for (const Station& one : stations()) {
        allow_chain(lab);
        const Advice advice =
            fail(lab, "sed -i '/^" + one.host + " /d' .ssh/known_hosts", "three where");
        CHECK(advice.text == "sshplan: " + one.told + ":22) has a host key that is not known as " +
                                 one.host + ", and ssh may not ask");
        REQUIRE(advice.tries.size() == 3);
        CHECK_THAT(advice.tries[0],
                   Catch::StartsWith("ssh -o BatchMode=no -o StrictHostKeyChecking=ask " +
                                     one.name + "   (compare"));
        const std::string ask = advice.tries[0].substr(0, advice.tries[0].find("   "));
        CHECK_THAT(run(lab, "terminal 'yes\\r' '" + ask + " where' '(yes/no'"),
                   Catch::Contains(one.host + " " + one.user + " 22"));
        CHECK(lab.run("client", "$SSH three where", spoken).out == "target fred3 22\n");
        CHECK(advice.tries[1] == "ssh-keygen -F " + one.host);
    }
}

TEST_CASE("failures: a host key that has changed") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    const std::string filed = "[203.0.113.7]:2222";
    for (std::size_t i = 0; i < stations().size(); ++i) {
        const Station& one = stations()[i];
        lab.write(".ssh/config", chain(one.name, "HostKeyAlias " + filed));
        allow_chain(lab);
        const std::string change = fmt::format(
            "sed -i \"s|^{} .*|{} $(cut -d' ' -f1,2 .ssh/stranger.pub)|\" "
            ".ssh/known_hosts",
            one.host,
            filed);
        const Advice advice = fail(lab, change, "three where");
        const std::string file = "/home/ana/.ssh/known_hosts";
        CHECK(advice.text == fmt::format("sshplan: {}:22) shows another host key than the one "
                                         "filed as {} in {}:{}",
                                         one.told,
                                         filed,
                                         file,
                                         i + 1));
        REQUIRE(advice.tries.size() == 2);
        const std::size_t at = advice.tries[0].find("ssh-keygen ");
        REQUIRE(at != std::string::npos);
        const std::string remove = advice.tries[0].substr(at);
        CHECK(remove == "ssh-keygen -R '" + filed + "' -f " + file);
        (void)run(lab, remove);
        CHECK_THAT(fail(lab, "", "three where").text, Catch::Contains("is not known as " + filed));
    }
}

TEST_CASE("failures: a jump host that forwards nothing") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    lab.write(".ssh/config", chain());
    for (std::size_t i = 0; i + 1 < stations().size(); ++i) {
        const Station& next = stations()[i + 1];
        allow_chain(lab, stations()[i].name, "no-port-forwarding ");
        const Advice advice = fail(lab, "", "three where");
        CHECK(advice.text == fmt::format("sshplan: {}:22) forwards no connection to {}@{}:22",
                                         stations()[i].told,
                                         next.user,
                                         next.host));
        REQUIRE(advice.tries.size() == 2);
        CHECK_THAT(advice.tries[0],
                   Catch::StartsWith("on " + stations()[i].host) &&
                       Catch::Contains("AllowTcpForwarding") &&
                       Catch::Contains("no-port-forwarding"));
    }
}

TEST_CASE("failures: the three causes of no tunnel") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    const std::string words = "-F /home/ana/.ssh/config -o ExitOnForwardFailure=yes -w 0:0 ";
    const auto go = [&](const std::string& to, Lab::Account account) {
        const Advice advice = fail(lab, "", words + to + " where", account);
        CHECK_THAT(advice.text, Catch::StartsWith("sshplan: hop 3 of 3 "));
        return advice;
    };
    lab.write(".ssh/config", chain());
    allow_chain(lab);
    const Advice here = go("three", Lab::Account::ana);
    CHECK_THAT(here.text, Catch::EndsWith("was reached, but this machine opens no tunnel device"));
    CHECK_THAT(here.tries.at(0), Catch::Equals("ls -l /dev/net/tun"));

    const Advice user = go("three", Lab::Account::root);
    CHECK_THAT(user.text, Catch::Contains("(fred3@target:22) forwards no tunnel"));
    CHECK_THAT(user.tries.at(1), Catch::Contains("tuntap add dev tun0 mode tun user fred3"));

    allow_chain(lab, "three", "restrict ");
    const Advice forbidden = go("three", Lab::Account::root);
    CHECK(forbidden.text == user.text);
    CHECK_THAT(forbidden.tries.at(0), Catch::Contains("PermitTunnel"));
    CHECK_THAT(forbidden.tries.at(0), Catch::Contains("restrict"));
}

TEST_CASE("failures: advice keeps the configuration that was asked for") {
    if (test::lab() == nullptr) return;
    Lab& lab = *test::lab();
    allow_chain(lab);
    lab.write(".ssh/config", "");
    lab.write("other", chain("three", "Port 9"));
    const Advice advice = fail(lab, "", "-F other three where");
    REQUIRE(advice.tries.size() == 2);
    CHECK(advice.tries[0] == "ssh -F other two nc -zv target 9");
    CHECK_THAT(run(lab, advice.tries[0]), Catch::Contains("Connection refused"));
    CHECK(advice.tries[1] == "sshplan preflight -F other three");
    CHECK_THAT(run(lab, advice.tries[1]), Catch::Contains("bastion1"));
}
