#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/preflight_look.hpp"

using namespace sshplan;
using namespace sshplan::test;

namespace {

const std::string key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEwWbkvSTAV2d7ClxtU4ZCKOJrZJvmp8ZyN0xD4y3qbN\n";

/// The only one.
Check one(const Preflight& found, std::size_t hop, CheckKind kind) {
    const std::vector<Check> checks = of_kind(found, hop, kind);
    REQUIRE(checks.size() == 1);
    return checks.front();
}

Answers with_first_port(const std::string& name) {
    Answers answers;
    answers.ports[name] = {.answers = true};
    return answers;
}

}  // namespace

TEST_CASE("a hop with a key, an agent and a known host key is ready") {
    Look look{.config = "Host host1\nHostName 10.1.0.2\nPort 2222\nIdentityFile ~/.ssh/id_%n\n"};
    look.files["/home/ana/.ssh/id_host1"] = {.bytes = "secret", .mode = 0600};
    look.files["/home/ana/.ssh/known_hosts"] = {.bytes = "#\n[10.1.0.2]:2222 " + key};
    look.variables["SSH_AUTH_SOCK"] = "/run/agent";
    look.answers = with_first_port("10.1.0.2 2222");
    look.answers.agents["/run/agent"] = {.keys = 2};
    const Preflight found = look.take();
    CHECK(count_stops(found) == 0);
    CHECK(one(found, 0, CheckKind::port).verdict == Readiness::ok);
    const Check host_key = one(found, 0, CheckKind::host_key);
    CHECK(host_key.verdict == Readiness::ok);
    CHECK(host_key.places == std::vector<FiledAt>{{"/home/ana/.ssh/known_hosts", 2}});
    const Check identity = one(found, 0, CheckKind::identity);
    CHECK(identity.verdict == Readiness::ok);
    CHECK(identity.subject == "/home/ana/.ssh/id_host1");
    CHECK(one(found, 0, CheckKind::agent).text == "holds 2 keys");
    CHECK(of_kind(found, 0, CheckKind::login).empty());
    for (const std::string& asked : look.asked) CHECK(asked.find("id_host1") == std::string::npos);
}

TEST_CASE("a key file that ssh would not use says why") {
    struct Row {
        ImaginaryFile file;
        std::string text;
        std::string advice;
    };
    const std::vector<Row> rows{
        {{.mode = 0644},
         "others have rights to it (mode 0644), so ssh ignores it",
         "chmod 600 /home/ana/.ssh/id"},
        {{.mode = 0640},
         "others have rights to it (mode 0640), so ssh ignores it",
         "chmod 600 /home/ana/.ssh/id"},
        {{.owner = 0, .mode = 0600},
         "belongs to somebody else, and cannot be read",
         "ls -l /home/ana/.ssh/id"},
        {{.owner = 0, .mode = 0640}, "is there", ""},  // sshkey_perm_ok() asks of own files alone
        {{.mode = 0400}, "is there", ""},
    };
    for (const Row& row : rows) {
        Look look{.config = "IdentityFile ~/.ssh/id\n"};
        look.files["/home/ana/.ssh/id"] = row.file;
        const Check identity = one(look.take(), 0, CheckKind::identity);
        CHECK(identity.text == row.text);
        CHECK(identity.advice == row.advice);
    }
    Look look{.config = "IdentityFile ~/.ssh/id\nIdentityFile ~/.ssh/folder\n"};
    look.files["/home/ana/.ssh/folder/x"] = {};
    const Preflight found = look.take();
    const auto identities = of_kind(found, 0, CheckKind::identity);
    REQUIRE(identities.size() == 2);
    CHECK(identities[0].text == "is not there; ssh passes over it");
    CHECK(identities[1].text == "is no file; ssh passes over it");
    CHECK(one(found, 0, CheckKind::login).verdict == Readiness::warning);
}

TEST_CASE("default keys that are not there are no finding, and none keeps them away") {
    Look look;
    CHECK(of_kind(look.take(), 0, CheckKind::identity).empty());
    look.files["/home/ana/.ssh/id_ed25519"] = {.mode = 0600};
    CHECK(of_kind(look.take(), 0, CheckKind::identity).size() == 1);
    CHECK(of_kind(look.take(), 0, CheckKind::login).empty());
    look.config = "IdentityFile none\n";
    CHECK(of_kind(look.take(), 0, CheckKind::identity).empty());
    CHECK(of_kind(look.take(), 0, CheckKind::login).size() == 1);
}

TEST_CASE("without any key it depends on the other methods whether ssh can log in") {
    Look look;
    CHECK(one(look.take(), 0, CheckKind::login).verdict == Readiness::warning);
    look.config = "BatchMode yes\n";
    CHECK(one(look.take(), 0, CheckKind::login).verdict == Readiness::stops);
    look.config = "PasswordAuthentication no\nKbdInteractiveAuthentication no\n";
    CHECK(one(look.take(), 0, CheckKind::login).verdict == Readiness::stops);
    look.config = "PubkeyAuthentication no\n";
    CHECK(one(look.take(), 0, CheckKind::login).verdict == Readiness::warning);
    look.config = "PKCS11Provider /usr/lib/token.so\n";
    CHECK(of_kind(look.take(), 0, CheckKind::login).empty());
}

TEST_CASE("a key of which only the public part is here is the agent's") {
    Look look{.config = "IdentityFile ~/.ssh/id\n"};
    look.files["/home/ana/.ssh/id.pub"] = {};
    look.variables["SSH_AUTH_SOCK"] = "/run/agent";
    look.answers.agents["/run/agent"] = {.keys = 1};
    Preflight found = look.take();
    CHECK(one(found, 0, CheckKind::identity).verdict == Readiness::ok);
    CHECK(of_kind(found, 0, CheckKind::login).empty());
    look.answers.agents["/run/agent"] = {.keys = 0};
    found = look.take();
    CHECK(one(found, 0, CheckKind::agent).verdict == Readiness::warning);
    CHECK(of_kind(found, 0, CheckKind::login).size() == 1);
}

TEST_CASE("IdentitiesOnly leaves of the agent what files here tell of") {
    Look look;
    look.variables["SSH_AUTH_SOCK"] = "/run/agent";
    look.answers.agents["/run/agent"] = {.keys = 1};
    CHECK(of_kind(look.take(), 0, CheckKind::login).empty());
    look.config = "IdentitiesOnly yes\n";
    CHECK(of_kind(look.take(), 0, CheckKind::login).size() == 1);
    look.files["/home/ana/.ssh/id_ed25519.pub"] = {};
    CHECK(of_kind(look.take(), 0, CheckKind::login).empty());
}

TEST_CASE("the agent asked is that of IdentityAgent") {
    struct Row {
        std::string config;
        std::string asked;  // empty: nobody
    };
    const std::vector<Row> rows{
        {"", "/run/usual"},
        {"IdentityAgent none\n", ""},
        {"IdentityAgent SSH_AUTH_SOCK\n", "/run/usual"},
        {"IdentityAgent $OTHER\n", "/run/other"},
        {"IdentityAgent ${OTHER}.2\n", "/run/other.2"},
        {"IdentityAgent $NOT_SET\n", ""},
        {"IdentityAgent ~/agent-%n\n", "/home/ana/agent-host1"},
    };
    for (const Row& row : rows) {
        INFO(row.config);
        Look look{.config = row.config};
        look.variables = {{"SSH_AUTH_SOCK", "/run/usual"}, {"OTHER", "/run/other"}};
        (void)look.take();
        std::string asked;
        for (const std::string& question : look.asked) {
            if (question.starts_with("agent ")) asked += question.substr(6);
        }
        CHECK(asked == row.asked);
    }
}

TEST_CASE("what an unknown host key means hangs on StrictHostKeyChecking") {
    const std::vector<std::pair<std::string, Readiness>> rows{
        {"", Readiness::warning},
        {"StrictHostKeyChecking ask\n", Readiness::warning},
        {"StrictHostKeyChecking accept-new\n", Readiness::warning},
        {"StrictHostKeyChecking no\n", Readiness::warning},
        {"StrictHostKeyChecking yes\n", Readiness::stops},
        {"BatchMode yes\n", Readiness::stops},
        {"BatchMode yes\nStrictHostKeyChecking accept-new\n", Readiness::warning},
        {"StrictHostKeyChecking yes\nKnownHostsCommand /bin/true\n", Readiness::unknown},
    };
    for (const auto& [config, wanted] : rows) {
        INFO(config);
        Look look{.config = config};
        CHECK(one(look.take(), 0, CheckKind::host_key).verdict == wanted);
    }
}

TEST_CASE("a host key is looked for where and as what ssh looks for it") {
    Look look{.config =
                  "Host host1\nHostName 10.1.0.2\nPort 2222\nStrictHostKeyChecking yes\n"
                  "UserKnownHostsFile ~/keys-%n /etc/more\nGlobalKnownHostsFile none\n"};
    look.files["/etc/more"] = {.bytes = "\n[10.1.0.2]:2222 " + key};
    CHECK(one(look.take(), 0, CheckKind::host_key).places ==
          std::vector<FiledAt>{{"/etc/more", 2}});
    // Without the port: ssh takes it, if the key is the same.
    look.files["/etc/more"] = {.bytes = "10.1.0.2 " + key};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::ok);
    look.files["/etc/more"] = {.bytes = "@revoked [10.1.0.2]:2222 " + key};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::stops);
    look.files["/etc/more"] = {.bytes =
                                   "@revoked [10.1.0.2]:2222 " + key + "[10.1.0.2]:2222 " + key};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::stops);
    look.files["/etc/more"] = {.bytes = "@cert-authority *:2222 " + key};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::ok);
    look.files["/etc/more"] = {.bytes = ""};
    look.files["/home/ana/keys-host1"] = {.bytes = "[host1]:2222 " + key};
    const Check check = one(look.take(), 0, CheckKind::host_key);
    CHECK(check.verdict == Readiness::stops);
    CHECK(check.text ==
          "not known: ssh stops, as StrictHostKeyChecking is yes; filed as [host1]:2222");
    CHECK(check.places == std::vector<FiledAt>{{"/home/ana/keys-host1", 1}});
}

TEST_CASE("a key of this machine is not looked at with NoHostAuthenticationForLocalhost") {
    Look look{.config =
                  "NoHostAuthenticationForLocalhost yes\nStrictHostKeyChecking yes\n"
                  "Host host1\nHostName 127.0.0.2\n"};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::ok);
    look.words = {"-o", "HostKeyAlias=x", "host1"};
    CHECK(one(look.take(), 0, CheckKind::host_key).verdict == Readiness::stops);
    look.words = {"-J", "host2", "host1"};
    CHECK(one(look.take(), 1, CheckKind::host_key).verdict == Readiness::stops);
}

TEST_CASE("only the first hop's port is tried, as long as ConnectTimeout and 5 seconds allow") {
    Look look{.config =
                  "Host host1\nHostName 10.1.0.2\nConnectTimeout 2\nAddressFamily inet6\n"
                  "Host host2\nProxyJump host1\n",
              .words = {"host2"}};
    look.answers = with_first_port("10.1.0.2 22");
    const Preflight found = look.take();
    CHECK(one(found, 0, CheckKind::port).verdict == Readiness::ok);
    CHECK(of_kind(found, 1, CheckKind::port).empty());
    CHECK(look.waits == std::vector<double>{2});
    CHECK(look.families == std::vector<AddressFamily>{AddressFamily::inet6});
    look.answers = {};
    look.config = "ConnectTimeout 60\nProxyCommand nc -X 5 -x proxy:1080 %h %p\n";
    const Check proxy = one(look.take(), 0, CheckKind::port);
    CHECK(proxy.verdict == Readiness::stops);
    CHECK(proxy.subject == "proxy port 1080");
    CHECK(proxy.text == "does not answer: Connection refused");
    CHECK(look.waits == std::vector<double>{5});
}

TEST_CASE("a port that something else dials is not tried from here") {
    Look look{.config = "ProxyCommand ip netns exec blue nc %h %p\n"};
    const Check check = one(look.take(), 0, CheckKind::port);
    CHECK(check.verdict == Readiness::unknown);
    CHECK(check.text == "not tried: ip netns exec blue dials it");
    CHECK(look.waits.empty());
}

TEST_CASE("a socket that cannot be made stops the connection, as ssh exits with 255 then") {
    Look look{.config = "ControlMaster auto\nControlPath ~/sockets/%n\n"};
    CHECK(one(look.take(), 0, CheckKind::control).advice == "mkdir -p -m 700 /home/ana/sockets");
    look.files["/home/ana/sockets/x"] = {};
    CHECK(one(look.take(), 0, CheckKind::control).verdict == Readiness::ok);
    look.answers.unwritable["/home/ana/sockets"] = "Permission denied";
    CHECK(one(look.take(), 0, CheckKind::control).text ==
          "no socket can be made there: Permission denied");
    look.answers = {};
    // sun_path has 108 bytes with its end; ssh puts 17 more behind the name while it is made.
    const std::string folder = "/home/ana/sockets/";
    look.config = "ControlMaster auto\nControlPath " + folder + std::string(90 - 18, 'x') + "\n";
    CHECK(one(look.take(), 0, CheckKind::control).verdict == Readiness::ok);
    look.config = "ControlMaster auto\nControlPath " + folder + std::string(91 - 18, 'x') + "\n";
    CHECK(one(look.take(), 0, CheckKind::control).verdict == Readiness::stops);
    look.config = "ControlPath " + folder + std::string(91 - 18, 'x') + "\n";
    CHECK(of_kind(look.take(), 0, CheckKind::control).empty());
    look.config = "ControlPath " + folder + std::string(108 - 18, 'x') + "\n";
    CHECK(one(look.take(), 0, CheckKind::control).verdict == Readiness::stops);
}

TEST_CASE("where a master runs, nothing of the way to it is looked at") {
    Look look{.config =
                  "Host host2\nProxyJump host1\nControlPath /run/m-%n\n"
                  "Host host3\nProxyJump host2\n"
                  "Host *\nBatchMode yes\n",
              .words = {"host3"}};
    look.answers.sockets["/run/m-host2"] = {.kind = SocketAnswer::Kind::answers};
    const Preflight found = look.take();
    REQUIRE(found.routes.size() == 1);
    CHECK(found.routes[0].master == std::size_t{1});
    CHECK(found.routes[0].hops[0].empty());
    CHECK(found.routes[0].hops[1].size() == 1);
    CHECK(one(found, 1, CheckKind::master).verdict == Readiness::ok);
    CHECK_FALSE(found.routes[0].hops[2].empty());
    for (const std::string& asked : look.asked) CHECK_FALSE(asked.starts_with("port"));
    look.answers.sockets["/run/m-host2"] = {.kind = SocketAnswer::Kind::stale};
    CHECK_FALSE(look.take().routes[0].master.has_value());
}

TEST_CASE("every route is looked at, and each question of the network is asked once") {
    Look look{.config =
                  "Match host host2 exec probe\nProxyJump host1\n"
                  "Host host1\nHostName host2\n",
              .words = {"host2"}};
    look.variables["SSH_AUTH_SOCK"] = "/run/agent";
    const Preflight found = look.take();
    CHECK(found.routes.size() == 2);
    CHECK(std::ranges::count(look.asked, "port host2 22") == 1);
    CHECK(std::ranges::count(look.asked, "agent /run/agent") == 1);
    CHECK(count_stops(found) == 2);  // the port, on both
}

TEST_CASE("a route that leads nowhere stops the connection, and a hidden one is not known") {
    Look look{.config = "Host host1\nProxyJump host2\nHost host2\nProxyJump host1\n"};
    CHECK(count_stops(look.take().routes.at(0).route) == 1);
    look.config = "ProxyCommand some-tool %h\n";
    const Preflight hidden = look.take();
    REQUIRE(hidden.routes.at(0).route.size() == 1);
    CHECK(hidden.routes[0].route[0].verdict == Readiness::unknown);
}
