#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/support/planted_config.hpp"

namespace sshplan::test {

namespace {}  // namespace

TEST_CASE("to migrate twice is to migrate once") {
    rc::prop("in random configurations", [] {
        const PlantedConfig config = any_planted_config(PlantedFor::newest_release);
        const std::vector<Dialect> dialects{newest_dialect()};
        const Migrating first{config.files, dialects};
        const Migrating second{first.after(), dialects};
        RC_LOG() << described(config.files) << first.described() << described(first.after())
                 << second.described() << described(second.after());
        RC_ASSERT(second.after() == first.after());
        RC_ASSERT(second.migration().changes.empty());
        RC_CLASSIFY(!first.migration().changes.empty(), "something is rewritten");
    });
}

TEST_CASE("to migrate twice is to migrate once, even if a recipe has to be tried in another way") {
    const ConfigFolder files{{"config",
                              "Port 22\n"
                              "Match user !bob,*\n"
                              "  HostName 10.0.0.5\n"
                              "  ProxyCommand ssh gw -W %h:%p\n"
                              "Host gw\n"
                              "  User ops\n"
                              "Match host db*\n"
                              "  ProxyCommand ssh -l ops gw2 nc %h %p\n"
                              "  User ops\n"}};
    const Migrating first{files, {newest_dialect()}};
    const Migrating second{first.after(), {newest_dialect()}};
    CHECK(described(second.after()) == described(first.after()));
}

}  // namespace sshplan::test
