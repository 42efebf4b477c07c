#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "planner/explore/explore.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/policy_verdict.hpp"

namespace sshplan::test {

namespace {

std::string some_config() {
    std::string text;
    const int blocks = random_number(1, 6);
    for (int i = 0; i < blocks; ++i) {
        text += random_text({"Host a",
                             "Host c",
                             "Host a c",
                             "Host *",
                             "Host * !b",
                             "Match exec p1",
                             "Match originalhost a !exec p2",
                             "Match host h1 exec p1"}) +
                "\n";
        const int lines = random_number(1, 3);
        for (int j = 0; j < lines; ++j) {
            text += "  " +
                    random_text({"ProxyJump b",
                                 "ProxyJump none",
                                 "ProxyJump c,b",
                                 "ProxyJump d",
                                 "ProxyCommand ssh -W %h:%p b",
                                 "ProxyCommand nc b 22",
                                 "HostName h1",
                                 "HostName b",
                                 "User u"}) +
                    "\n";
        }
    }
    return text;
}

/// Whether some outcome leads to the host without b among its jump hosts.
bool may_miss_b(const std::string& config, const std::string& host) {
    Imaginary machine;
    machine.files["config"] = {.bytes = config};
    ImaginaryWorld world{machine};
    ConfigFiles files{world};
    Client client = unknown_caller(newest_dialect());
    client.user_config = {"config", RoleFile::Wanted::named};
    client.system_config.wanted = RoleFile::Wanted::nothing;
    const std::vector<std::string> words{host};
    const auto invocation =
        std::get<Invocation>(read_invocation(words, newest_dialect(), no_long_options));
    const Explanation explanation = explore(invocation, client, world, files, {});
    return std::ranges::any_of(explanation.outcomes, [&](const Outcome& outcome) {
        const Route& route = explanation.routes[outcome.route].route;
        if (route.status == RouteStatus::opaque) return true;
        if (route.status != RouteStatus::ok) return false;
        return std::none_of(route.hops.begin(), route.hops.end() - 1, [](const Hop& hop) {
            return hop.name == "b" || hop.hostname == "b";
        });
    });
}

}  // namespace

TEST_CASE("\"via contains b\" fails for exactly the hosts that some outcome leads past b") {
    rc::prop("\"via contains b\" fails for exactly the hosts that some outcome leads past b", [] {
        const std::string config = some_config();
        for (const std::string host : {"a", "c", "zz"}) {
            const PolicyVerdict verdict = judge_host(host, "via = { contains = [\"b\"] }", config);
            const bool misses = may_miss_b(config, host);
            RC_LOG() << config << "host " << host << "\n"
                     << fmt::format("{}", verdict.failures.size());
            RC_ASSERT(verdict.fault.empty() && verdict.unjudged.empty());
            RC_CLASSIFY(misses, "misses b");
            RC_ASSERT(verdict.failures.empty() == !misses);
        }
    });
}

}  // namespace sshplan::test
