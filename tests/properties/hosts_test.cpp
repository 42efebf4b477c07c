#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "planner/explore/explore.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

/// A heading by which few hosts are meant.
std::string heading() {
    return random_text({"Host a",
                        "Host b c",
                        "Host a !b d",
                        "Host b* *",
                        "Host !c *",
                        "Host \"\" a",
                        "Host e\"",
                        "Match originalhost a,c",
                        "Match host h1 exec \"p1\"",
                        "Match originalhost d !exec \"p2\"",
                        "Match exec \"p1\" final",
                        "Match all"});
}

std::string line() {
    return random_text({"User u1",
                        "User u2",
                        "Port 2222",
                        "HostName h1",
                        "HostName %h.x",
                        "ProxyJump a",
                        "ProxyJump none",
                        "ProxyJump b,c",
                        "HostKeyAlias k",
                        "ForwardAgent yes",
                        "IdentityFile k",
                        "IgnoreUnknown X*",
                        "Include more",
                        "Include more-%h",
                        "Xyz 1",
                        "Port x"});
}

/// Mostly lines that can be read: else nothing is left to compare.
std::string configuration() {
    std::string text;
    for (int blocks = random_number(0, 7); blocks > 0; --blocks) {
        text += heading() + "\n";
        for (int lines = random_number(0, 4); lines > 0; --lines) {
            std::string next = line();
            const bool is_wrong = next.starts_with("X") || next.starts_with("Port x");
            if (is_wrong && random_number(0, 4) != 0) next = "User u3";
            text += "  " + next + "\n";
        }
    }
    return text;
}

const Hop& hop_of(const Hop& hop) { return hop; }
const HostHop& hop_of(SharedHostHop hop) { return *hop; }

std::string route_text(RouteStatus status,
                       const auto& hops,
                       std::optional<std::string_view> command) {
    std::string text = fmt::format("{} {}", name_of(status), command.value_or(""));
    for (const auto& one : hops) {
        const auto& hop = hop_of(one);
        text += fmt::format(" | {} {} {} {} {} {} {}",
                            hop.name,
                            hop.user,
                            hop.hostname,
                            hop.port,
                            hop.host_key_name,
                            name_of(hop.reach),
                            hop.exposure.agent);
    }
    return text;
}

std::string when_text(const When& when, const std::vector<Condition>& conditions) {
    std::set<std::string> texts;
    for (const Guard& guard : when) {
        texts.insert(fmt::format("{}={} ", conditions[guard.condition].text, guard.outcome));
    }
    std::string text;
    for (const std::string& one : texts) text += one;
    return text;
}

/// What is found out about a host by itself, and among all others.
struct Answers {
    std::set<std::string> alone{};
    std::set<std::string> among_all{};
};

Answers answers_for(const ListedHost& host,
                    const Client& client,
                    World& world,
                    const std::vector<Condition>& conditions) {
    Answers answers;
    for (const Outcome& outcome : host.outcomes) {
        const HostRoute& route = host.routes[outcome.route];
        answers.among_all.insert(when_text(outcome.when, conditions) + ": " +
                                 route_text(route.status, route.hops, route.proxy_command()));
    }
    ConfigFiles files{world};
    const std::vector<std::string> words{"--", std::string{host.named.name}};
    const auto invocation = read_invocation(words, client.dialect, no_long_options);
    const Explanation alone = explore(std::get<Invocation>(invocation), client, world, files, {});
    for (const Outcome& outcome : alone.outcomes) {
        const Route& route = alone.routes[outcome.route].route;
        answers.alone.insert(when_text(outcome.when, alone.conditions) + ": " +
                             route_text(route.status, route.hops, route.proxy_command));
    }
    return answers;
}

}  // namespace

TEST_CASE("a host among all others has the routes that it has by itself") {
    rc::prop("whatever was read for the hosts before it", [] {
        const std::string bytes = configuration();
        ImaginaryWorld world{{.files = {{"/s/config", {.bytes = bytes}},
                                        {"/s/more", {.bytes = configuration()}},
                                        {"/s/more-a", {.bytes = "Host z\n"}}}}};
        Client client{
            .dialect =
                std::get<ChosenDialect>(find_dialect(random_text({"8.4", "9.8", "10.5"}))).dialect,
            .user = "ana",
            .uid = 1000,
            .home = "/home/ana",
            .ssh_dir = "/s"};
        client.user_config = {"/s/config", RoleFile::Wanted::named};
        client.system_config.wanted = RoleFile::Wanted::nothing;
        ConfigFiles files{world};
        Conditions conditions{{world, world, world, "/bin/sh"}, {}};
        const HostList list = explore_hosts(client, {world, files, conditions}, ListUse::compared);
        std::set<std::string_view> names;
        for (const ListedHost& host : list.hosts) {
            RC_ASSERT(names.insert(host.named.name).second);
            const Answers answers = answers_for(host, client, world, conditions.all());
            if (answers.alone == answers.among_all) continue;
            RC_LOG() << bytes << "\nhost " << host.named.name << "\n";
            for (const std::string& one : answers.alone) RC_LOG() << "alone:     " << one << "\n";
            for (const std::string& one : answers.among_all)
                RC_LOG() << "among all: " << one << "\n";
            RC_FAIL("it has not");
        }
        RC_CLASSIFY(list.ending == Ending::refused, "refused");
        RC_CLASSIFY(list.hosts.size() > 3, "more than 3 hosts");
    });
}

}  // namespace sshplan::test
