#include <cstdlib>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "generate/pick.hpp"
#include "planner/world/real_world.hpp"
#include "route_oracle.hpp"
#include "tools/sshplan/run.hpp"

using namespace sshplan;
using test::Outcome;
using test::Strings;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t most_conditions = 8;

/// Writes blocks that ask some number of commands, or more where one asks about each host.
class Author {
public:
    explicit Author(int commands) : commands_{commands} {}

    /// Blocks, one of which may include a file.
    [[nodiscard]] std::string blocks(int most, const std::string& include = "") const {
        std::string text;
        const int count = test::pick_number(1, most + 1);
        const int including = test::pick_number(0, 2 * count);
        for (int i = 0; i < count; ++i) {
            text += heading() + "\n";
            if (i == including) text += include;
            const int lines = test::pick_number(1, 3);
            for (int line = 0; line < lines; ++line) text += "    " + any_line() + "\n";
        }
        return text;
    }

private:
    [[nodiscard]] std::string exec() const {
        return fmt::format("{}exec \"c{}{}\"",
                           test::pick({"", "!"}),
                           test::pick_number(1, commands_ + 1),
                           test::pick_once_in(8) ? ":%h" : "");
    }

    [[nodiscard]] std::string heading() const {
        const std::string host = test::pick({"web", "j1", "j2", "web,j1", "!j1,*"});
        switch (test::pick_number(0, 8)) {
            case 0:
                return "Host " + test::pick({"web", "*", "j1", "j2 j3", "* !j1"});
            case 1:
                return fmt::format("Match originalhost {} {}", host, exec());
            case 2:
                return fmt::format("Match host {} {}", test::pick({"10.*", "web", "j*"}), exec());
            case 3:
                return fmt::format("Match {} user {}", exec(), test::pick({"u1", "!u2", "*"}));
            case 4:
                return fmt::format("Match {} {}", exec(), exec());
            case 5:
                return "Match final " + exec();
            default:
                return "Match " + exec();
        }
    }

    static std::string any_line() {
        switch (test::pick_number(0, 7)) {
            case 0:
            case 1:
            case 2:
                return "ProxyJump " + test::pick({"j1", "j2", "j1,j2", "u3@j3:2022", "none"});
            case 3:
                return fmt::format("HostName 10.0.0.{}", test::pick_number(1, 4));
            case 4:
                return fmt::format("User u{}", test::pick_number(1, 3));
            case 5:
                return test::pick({"Port 2201", "IdentityFile ~/.ssh/k1"});
            default:
                return fmt::format("LocalForward 80{} web:80", test::pick_number(10, 99));
        }
    }

    int commands_;
};

/// What sshplan explains.
Json explained(const std::string& file) {
    RealWorld reading{RealWorld::Powers::only_reads};
    RealWorld acting{RealWorld::Powers::acts};
    std::ostringstream out;
    std::ostringstream err;
    const Strings words{"explain", "--format", "json", "-F", file, "web"};
    const int status = cli::run(words, reading, acting, {.out = {out}, .err = {err}});
    if (status == 4) return nullptr;  // too many outcomes
    return Json::parse(out.str());
}

/// A route as RouteOracle writes it.
std::string text_of(const Json& route) {
    const std::string status = route.at("status");
    if (status != "ok") return status;
    std::string text = "ok\n";
    for (const Json& hop : route.at("hops")) {
        Strings keys;
        for (const Json& identity : hop.at("identities")) keys.push_back(identity.at("file"));
        text += test::hop_text(
            hop.at("name"), hop.at("user"), hop.at("hostname"), hop.at("port").dump(), keys);
    }
    return text;
}

/// The routes whose `when` holds under an outcome.
std::vector<Json> routes_under(const Json& explanation, const Outcome& outcome) {
    std::map<std::string, std::string> commands;
    for (const Json& condition : explanation.at("conditions")) {
        commands[condition.at("id")] = condition.at("command");
    }
    std::vector<Json> found;
    for (const Json& route : explanation.at("routes")) {
        bool holds = true;
        for (const auto& [id, answer] : route.at("when").items()) {
            holds = holds && outcome.at(commands.at(id)) == answer.get<bool>();
        }
        if (holds) found.push_back(route);
    }
    return found;
}

/// Every outcome of some commands.
std::vector<Outcome> outcomes_of(const Strings& commands) {
    std::vector<Outcome> outcomes{{}};
    for (const std::string& command : commands) {
        std::vector<Outcome> longer;
        for (const Outcome& outcome : outcomes) {
            for (const bool answer : {true, false}) {
                longer.push_back(outcome);
                longer.back()[command] = answer;
            }
        }
        outcomes = std::move(longer);
    }
    return outcomes;
}

std::string described(const Outcome& outcome) {
    std::string text;
    for (const auto& [command, answer] : outcome) {
        text += fmt::format(" {}={}", command, answer ? "yes" : "no");
    }
    return text;
}

/// What sshplan says of an outcome, as RouteOracle would.
std::string said_of(const Outcome& outcome, const Json& explanation) {
    if (explanation.at("routes").empty()) return "refused";  // under every outcome
    const std::vector<Json> found = routes_under(explanation, outcome);
    if (found.size() != 1) return fmt::format("{} routes", found.size());  // not disjoint, or holes
    return text_of(found.front());
}

/// Checks that every outcome has the route that ssh takes, and equal ones one number.
std::size_t compare(const Json& explanation, const Strings& commands, test::RouteOracle& oracle) {
    std::set<std::string> routes;
    for (const Outcome& outcome : outcomes_of(commands)) {
        const std::string expected = oracle.route_to("web", outcome);
        const std::string said = said_of(outcome, explanation);
        if (said != expected) {
            RC_LOG() << "under" << described(outcome) << "\nssh: " << expected
                     << "\nsshplan: " << said << "\n";
            RC_FAIL("another route");
        }
        if (expected.starts_with("ok")) routes.insert(expected);
    }
    std::set<int> numbers;
    for (const Json& route : explanation.at("routes")) {
        if (route.at("status") == "ok") numbers.insert(route.at("route").get<int>());
    }
    RC_ASSERT(numbers.size() == routes.size());
    return routes.size();
}

}  // namespace

TEST_CASE("Under every outcome of its conditions a configuration leads where ssh goes", "[ssh]") {
    ::setenv("RC_PARAMS", "max_success=60", 0);
    rc::prop("each outcome has one route, and ssh takes it", [] {
        const test::TemporaryFolder folder;
        const Author author{test::pick_once_in(20) ? 8 : test::pick_number(1, 5)};
        const std::string part = author.blocks(2);
        const std::string include = "    Include " + folder.write("part", part) + "\n";
        const std::string text = author.blocks(7, include);
        const std::string file = folder.write("config", text);
        RC_LOG() << text << "-- the included file\n" << part;
        test::RouteOracle oracle{file};
        const Json explanation = explained(file);
        RC_PRE(!explanation.is_null());
        Strings commands;
        for (const Json& condition : explanation.at("conditions")) {
            commands.push_back(condition.at("command"));
        }
        RC_PRE(commands.size() <= most_conditions);
        const std::size_t routes = compare(explanation, commands, oracle);
        RC_CLASSIFY(routes > 1, "more than one route");
        RC_CLASSIFY(commands.size() > 3, "more than three conditions");
        RC_ASSERT(oracle.asked() == std::set<std::string>(commands.begin(), commands.end()));
    });
}
