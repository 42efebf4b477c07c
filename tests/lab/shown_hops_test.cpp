#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "lab.hpp"

using namespace sshplan;
using test::Connector;
using test::Hop;
using test::Lab;

namespace {

using Json = nlohmann::json;

/// The route of an ssh command line, as explain shows it on the client.
Json explained(const Lab& lab, const std::string& words) {
    const auto end = lab.run("client", "sshplan explain --format json " + words, test::plain_ssh());
    INFO(words << "\n" << end.err);
    REQUIRE(end.status == 0);
    const Json routes = Json::parse(end.out)["routes"];
    REQUIRE(routes.size() == 1);
    return routes[0];
}

/// The logins that shown hops mean: each name is looked up where the one before is. Whom a host on
/// the way would log in as, explain does not say: then that is who logged in there.
std::string logins_shown(const Lab& lab, const Json& hops) {
    std::vector<std::string> logins;
    std::string from = "client";
    std::string user;
    for (const Json& hop : hops) {
        const std::string host = lab.host_named(hop["hostname"], from);
        if (hop["user"].is_string()) user = hop["user"];
        logins.push_back(fmt::format("{}>{}@{}", from, user, host));
        from = host;
    }
    return fmt::format("{}", fmt::join(logins, " "));
}

/// A command line that hands a session on from host to host.
struct Nested {
    std::string words;
    std::vector<Hop> hops;
    std::vector<Hop> migrated_hops;  // where this machine's keys and names count for all
};

const std::vector<Nested> nested{
    {"-tt firewall.example.com ssh -tt server2.example.org where",
     {{"ana", "bastion1", "firewall.example.com"},
      {"ana", "bastion2", "server2.example.org", "bastion1"}},
     {{"ana", "bastion1", "firewall.example.com"}, {"ana", "bastion2", "server2.example.org"}}},
    {"-tt user1@firewall.example.com ssh -tt user2@server2.example.org where",
     {{"user1", "bastion1", "firewall.example.com"},
      {"user2", "bastion2", "server2.example.org", "bastion1"}},
     {{"user1", "bastion1", "firewall.example.com"}, {"user2", "bastion2", "server2.example.org"}}},
    {"-tt user1@firewall.example.com ssh -tt server2.example.org where",
     {{"user1", "bastion1", "firewall.example.com"},
      {"user1", "bastion2", "server2.example.org", "bastion1"}},
     {{"user1", "bastion1", "firewall.example.com"}, {"user1", "bastion2", "server2.example.org"}}},
    {"-tt user1@host1 ssh -tt user2@host2 ssh -tt fred@host3 where",
     {{"user1", "bastion1", "host1"},
      {"user2", "bastion2", "host2", "bastion1"},
      {"fred", "target", "host3", "bastion2"}},
     {{"user1", "bastion1", "host1"}, {"user2", "bastion2", "host2"}, {"fred", "target", "host3"}}},
};

/// Text of a shell in which $migrated is what `migrate --command` makes of the commands.
std::string with_migrated(const std::string& commands) {
    return "migrated=$(sshplan migrate " + commands +
           " | grep -m 1 '^ssh')\n"
           "migrated=\"$SSH ${migrated#ssh }\"\n";
}

void check_nested(Lab& lab, const Nested& one, const Connector& connector) {
    INFO("ssh " << one.words << " (" << connector.name << ")");
    lab.allow(one.hops);
    const std::string shown = logins_shown(lab, explained(lab, one.words)["hops"]);
    const std::string arrived = one.hops.back().host + " " + one.hops.back().user + " ";
    const auto end = lab.run("client", "$SSH " + one.words, connector);
    INFO(end.out << end.err);
    CHECK_THAT(end.out, Catch::Contains(arrived));
    CHECK(lab.logins() == test::logins_of(one.hops));
    CHECK(shown == lab.logins());

    lab.allow(one.migrated_hops);
    const auto migrated = lab.run(
        "client", with_migrated("--command 'ssh " + one.words + "'") + "eval $migrated", connector);
    INFO(migrated.out << migrated.err);
    CHECK_THAT(migrated.out, Catch::Contains(one.migrated_hops.back().host + " "));
    CHECK(lab.logins() == test::logins_of(one.migrated_hops));
}

/// R37: the same kept in a file; the session is a shell, which reads its commands.
void check_kept_in_file(Lab& lab, const Connector& connector) {
    const std::vector<Hop> hops{{"ana", "bastion1", "firewall.example.com"},
                                {"ana", "bastion2", "server2.example.org", "bastion1"}};
    lab.write(".ssh/config",
              "Host server2\n    HostName firewall.example.com\n    RequestTTY force\n"
              "    RemoteCommand ssh -tt server2.example.org\n");
    lab.allow(hops);
    const std::string shown = logins_shown(lab, explained(lab, "server2")["hops"]);
    const auto end = lab.run("client", "printf 'where\\nexit\\n' | $SSH server2", connector);
    INFO(end.err);
    CHECK_THAT(end.out, Catch::Contains("bastion2 ana 22"));
    CHECK(lab.logins() == test::logins_of(hops));
    CHECK(shown == lab.logins());
    lab.write(".ssh/config", "");
}

/// R23: a port that is forwarded, and an ssh to it. What the forward names is the second hop.
void check_forwarded_port(Lab& lab, const Connector& connector) {
    const std::string opening = "-L 2222:machine2.example.org:22 machine1.example.org";
    const std::string through = "-p 2222 remoteuser@localhost where";
    const std::vector<Hop> hops{{"ana", "bastion1", "machine1.example.org"},
                                {"remoteuser", "bastion2", "[localhost]:2222"}};
    lab.allow(hops);
    Json shown = explained(lab, opening)["hops"];
    CHECK(shown[0]["forwards"][0]["connect"] == "[machine2.example.org]:22");
    shown.push_back(explained(lab, through)["hops"][0]);
    CHECK(shown[1]["hostname"] == "localhost");
    CHECK(shown[1]["host_key_name"] == "[localhost]:2222");
    shown[1]["hostname"] = "machine2.example.org";
    const auto end = lab.run(
        "client",
        "$SSH -N " + opening + " & ssh=$!\nawait 2222; $SSH " + through + "; kill $ssh; wait $ssh",
        connector);
    INFO(end.err);
    CHECK(end.out == "bastion2 remoteuser 22\n");
    CHECK(lab.logins() == test::logins_of(hops));
    CHECK(logins_shown(lab, shown) == lab.logins());

    const std::vector<Hop> jumps{hops[0], {"remoteuser", "bastion2", "machine2.example.org"}};
    lab.allow(jumps);
    const std::string commands = "--command 'ssh " + opening + "' --command 'ssh " + through + "'";
    CHECK(lab.run("client", with_migrated(commands) + "eval $migrated", connector).out ==
          "bastion2 remoteuser 22\n");
    CHECK(lab.logins() == test::logins_of(jumps));
}

/// R25: a SOCKS listener of the inner ssh, reached through a forward of the outer one.
void check_nested_socks(Lab& lab, const Connector& connector) {
    const std::string words = "-L 8001:localhost:8002 user1@machine1 -t ssh -D 8002 user2@machine2";
    const std::vector<Hop> hops{{"user1", "bastion1", "machine1"},
                                {"user2", "bastion2", "machine2", "bastion1"}};
    // The outer listener is there before the inner one.
    const std::string fetch =
        "for _ in $(seq 100); do\n"
        "curl -s -m 10 --socks5-hostname localhost:8001 http://target/ && break; sleep 0.05\n"
        "done; kill $ssh; exec 3>&-; wait $ssh";
    const std::string hold = "mkfifo held; ";
    lab.allow(hops);
    const std::string shown = logins_shown(lab, explained(lab, words)["hops"]);
    const auto end =
        lab.run("client",
                hold + "$SSH " + words + " <held & ssh=$!\nexec 3>held; rm held\n" + fetch,
                connector);
    INFO(end.err);
    CHECK(end.out == "hello from target\n");
    CHECK(lab.logins() == test::logins_of(hops));
    CHECK(shown == lab.logins());

    const std::vector<Hop> jumps{hops[0], {"user2", "bastion2", "machine2"}};
    lab.allow(jumps);
    const auto migrated = lab.run("client",
                                  with_migrated("--command 'ssh " + words + "'") + hold +
                                      "$migrated -N <held & ssh=$!\nexec 3>held; rm held\n" + fetch,
                                  connector);
    INFO(migrated.err);
    CHECK(migrated.out == "hello from target\n");
    CHECK(lab.logins() == test::logins_of(jumps));
}

void check_all(const Connector& connector) {
    Lab& lab = *test::lab();
    lab.write(".ssh/config", "");
    for (const Nested& one : nested) check_nested(lab, one, connector);
    check_kept_in_file(lab, connector);
    check_forwarded_port(lab, connector);
    check_nested_socks(lab, connector);
}

}  // namespace

TEST_CASE("the hops that explain shows are those that ssh takes") {
    if (test::lab() == nullptr) return;
    check_all(test::plain_ssh());
}

TEST_CASE("the hops that explain shows are those that sshplan connect takes") {
    if (test::lab() == nullptr) return;
    check_all(test::sshplan_connect());
}
