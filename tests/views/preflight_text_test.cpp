#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "planner/connect/preflight/preflight.hpp"
#include "tests/views/explanation_builder.hpp"
#include "tools/sshplan/views/preflight_json.hpp"
#include "tools/sshplan/views/preflight_text.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;

namespace {

/// host3 through two jump hosts, of which the second has a key file that ssh ignores.
struct Picture {
    ExplanationBuilder builder{"host3"};
    Preflight found{};

    Picture() {
        builder.explanation.client.home = "/home/ana";
        builder.route({},
                      through({hop("host1", "ops", "bastion.example.com"),
                               hop("host2", "deploy", "10.1.0.2", 2222),
                               hop("host3", "deploy", "10.2.0.3")}));
        RoutePreflight route;
        route.hops = {{{CheckKind::port, Readiness::ok, "bastion.example.com port 22", "answers"}},
                      {{CheckKind::host_key,
                        Readiness::stops,
                        "[10.1.0.2]:2222",
                        "not known: ssh stops",
                        "ssh-keygen -F '[10.1.0.2]:2222'",
                        {{"/home/ana/.ssh/known_hosts", 1}, {"/etc/ssh/ssh_known_hosts", 7}}},
                       {CheckKind::identity,
                        Readiness::warning,
                        "/home/ana/.ssh/id",
                        "others have rights to it (mode 0644), so ssh ignores it",
                        "chmod 600 /home/ana/.ssh/id"}},
                      {}};
        found.routes.push_back(route);
    }

    [[nodiscard]] std::string text(std::size_t width = 80) const {
        std::ostringstream out;
        cli::print_preflight(
            out, builder.explanation, found, {.width = width, .command = "sshplan explain host3"});
        return out.str();
    }
};

}  // namespace

TEST_CASE("A preflight says first whether the way is ready, then hop by hop what to do") {
    CHECK(Picture{}.text() ==
          "host3:  2 of 3 hops are ready; 1 thing would stop it; 1 warning\n"
          "\n"
          "  1  host1  ops@bastion.example.com:22  tcp\n"
          "     ok       port         bastion.example.com port 22: answers\n"
          "  2  host2  deploy@10.1.0.2:2222  jump\n"
          "     STOPS    host key     [10.1.0.2]:2222: not known: ssh stops\n"
          "                           (~/.ssh/known_hosts:1, /etc/ssh/ssh_known_hosts:7)\n"
          "                           try: ssh-keygen -F '[10.1.0.2]:2222'\n"
          "     warning  key          ~/.ssh/id: others have rights to it (mode 0644), so\n"
          "                           ssh ignores it\n"
          "                           try: chmod 600 /home/ana/.ssh/id\n"
          "  3  host3  deploy@10.2.0.3:22  jump\n"
          "\n"
          "Nothing of the configuration was executed. Ports behind the first hop were not\n"
          "tried.\n"
          "Try: sshplan explain host3\n");
}

TEST_CASE("In a narrow terminal findings stand below what they are about") {
    CHECK_THAT(Picture{}.text(44),
               Contains("     warning  key\n"
                        "       ~/.ssh/id: others have rights to it\n"
                        "       (mode 0644), so ssh ignores it\n"
                        "       try: chmod 600 /home/ana/.ssh/id\n"));
}

TEST_CASE("Hops that a running master makes needless are said to be") {
    Picture picture;
    picture.found.routes[0].master = 1;
    picture.found.routes[0].hops = {
        {}, {{CheckKind::master, Readiness::ok, "/run/m", "a master runs"}}, {}};
    CHECK_THAT(picture.text(),
               Contains("host3:  all 3 hops are ready\n") &&
                   Contains("tcp\n     not needed\n  2  host2  deploy@10.1.0.2:2222  jump\n"
                            "     ok       master       /run/m: a master runs\n"));
}

TEST_CASE("Each of several routes says when it is taken") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    Preflight found;
    for (const ExploredRoute& explored : builder.explanation.routes) {
        RoutePreflight route;
        route.hops.resize(explored.route.hops.size());
        found.routes.push_back(route);
    }
    found.routes[1].hops[0].push_back({CheckKind::port, Readiness::stops, "x", "is not there"});
    std::ostringstream out;
    cli::print_preflight(out, builder.explanation, found, {});
    CHECK_THAT(out.str(),
               Contains("host3:  1 of 2 possible routes is ready; 1 thing would stop it\n") &&
                   Contains("\nroute 1  only if C1 ") && Contains("\nroute 2  only if C1 "));
}

TEST_CASE("What a preflight found does not act on the terminal") {
    Picture picture;
    picture.found.routes[0].hops[0] = {
        {CheckKind::agent, Readiness::warning, "/\x1b[2J", "no\x07", "\x1b]0;x"}};
    CHECK(picture.text().find_first_of("\x1b\x07") == std::string::npos);
}

TEST_CASE("The JSON of a preflight says the same") {
    const Picture picture;
    const auto json =
        nlohmann::json::parse(cli::preflight_json(picture.builder.explanation, picture.found));
    CHECK(json["schema"] == "sshplan/preflight/1");
    const auto& route = json["routes"][0];
    CHECK(route["stops"] == 1);
    CHECK(route["hops"][0]["checks"][0]["verdict"] == "ok");
    CHECK(route["hops"][1]["checks"][0] == nlohmann::json::parse(R"({
              "what": "host-key", "verdict": "stops", "subject": "[10.1.0.2]:2222",
              "text": "not known: ssh stops", "advice": "ssh-keygen -F '[10.1.0.2]:2222'",
              "places": [{"file": "/home/ana/.ssh/known_hosts", "line": 1},
                         {"file": "/etc/ssh/ssh_known_hosts", "line": 7}]})"));
}
