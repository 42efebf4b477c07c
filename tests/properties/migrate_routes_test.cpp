#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/differential/generate/pick.hpp"
#include "tests/support/planted_config.hpp"
#include "tests/support/told_route.hpp"

namespace sshplan::test {

namespace {

/// A call that a release tells apart from others.
HostCall any_call(const std::vector<std::string>& hosts, const Dialect& dialect) {
    HostCall call = any_host_call(hosts);
    const bool has_tags = dialect.has(Difference::match_command);
    if (has_tags && pick_once_in(3)) {
        call.words.insert(call.words.begin(), {"-P", pick({"t1", "t2"})});
    }
    if (pick_once_in(4)) call.local_user = pick({"bob", "ops"});
    call.answers["localnetwork:10.0.0.0/8"] = pick({"yes", "no"});
    return call;
}

/// Checks some calls; how many of them go through a jump host or something like it.
std::size_t check_routes(const PlantedConfig& config, const std::vector<Dialect>& dialects) {
    constexpr int calls = 12;
    const Migrating migrating{config.files, dialects};
    const auto named = migrating.differences();
    RouteTeller before{config.files};
    RouteTeller after{migrating.after()};
    std::size_t proxied = 0;
    for (int left = calls; left > 0; --left) {
        const Dialect& dialect =
            dialects[static_cast<std::size_t>(pick_number(0, static_cast<int>(dialects.size())))];
        const HostCall call = any_call(config.hosts, dialect);
        const ToldRoute old_route = before.tell(call, dialect);
        const ToldRoute new_route = after.tell(call, dialect);
        const std::string change = unnamed_change(old_route, new_route, named);
        if (old_route.hops.size() > 1) ++proxied;
        if (change.empty()) continue;
        RC_LOG() << described(config.files) << migrating.described() << described(migrating.after())
                 << call.described() << " in " << dialect.name << "\n"
                 << old_route.described() << new_route.described() << change;
        RC_FAIL("another route");
    }
    return proxied;
}

}  // namespace

TEST_CASE("a migration changes no route") {
    ::setenv("RC_PARAMS", "max_success=80", 0);
    rc::prop("as the newest release reads it", [] {
        const PlantedConfig config = any_planted_config(PlantedFor::newest_release);
        RC_CLASSIFY(check_routes(config, {newest_dialect()}) > 0, "some are proxied");
    });
    rc::prop("as any of the last releases reads it", [] {
        const PlantedConfig config = any_planted_config(PlantedFor::older_releases);
        RC_CLASSIFY(check_routes(config, releases_since("8.9")) > 0, "some are proxied");
    });
}

}  // namespace sshplan::test
