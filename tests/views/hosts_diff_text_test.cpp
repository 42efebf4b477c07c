#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tools/sshplan/views/hosts_diff_text.hpp"
#include "tools/sshplan/views/route_change_wording.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::StartsWith;

namespace {

/// A route through hops of these names, the last of which is the host.
HostRoute route(const std::vector<std::string>& names) {
    HostRoute made;
    for (const std::string& name : names) {
        made.hops.push_back({.name = name, .hostname = name, .port = 22});
        made.hops.back().reach = made.hops.size() == 1 ? Reach::tcp : Reach::jump;
    }
    return made;
}

RouteDifference other_way(HostRoute before, HostRoute after) {
    return {.before = std::move(before), .after = std::move(after), .traits = {RouteTrait::route}};
}

}  // namespace

TEST_CASE("a change of the way names the hops that are lost and those that are new") {
    const HostRoute direct = route({"db"});
    const HostRoute behind = route({"bastion", "gate", "db"});
    const HostRoute elsewhere = route({"bastion", "relay", "db"});
    CHECK(change_text(other_way(behind, direct)) == "route: no longer through bastion, gate");
    CHECK(change_text(other_way(direct, behind)) == "route: now through bastion, gate");
    CHECK(change_text(other_way(behind, elsewhere)) == "route: now through relay, no longer gate");
    CHECK(change_text(other_way(behind, route({"gate", "bastion", "db"}))) == "route");
}

TEST_CASE("the same hops passed in another way are told by how the next one is reached") {
    HostRoute netcat = route({"bastion", "db"});
    netcat.hops.back().reach = Reach::netcat;
    CHECK(change_text(other_way(route({"bastion", "db"}), netcat)) ==
          "route: by netcat, no longer by jump");
}

TEST_CASE("what is exposed on one side only is named") {
    HostRoute open = route({"bastion", "db"});
    open.hops.front().exposure = {.agent = true, .session = true};
    RouteDifference difference = other_way(open, route({"bastion", "db"}));
    difference.traits = {RouteTrait::user, RouteTrait::exposure};
    CHECK(change_text(difference) == "user; exposure: agent, session");
}

TEST_CASE("names of hops in a change are made safe to show") {
    CHECK(change_text(other_way(route({"\x1b[31m", "db"}), route({"db"}))) ==
          "route: no longer through \\x1b[31m");
}

TEST_CASE("a host that one side alone names is told so") {
    HostsAnswer answer{.named = 1};
    answer.changes = {{.named = {.name = "db"},
                       .naming = Naming::by_new,
                       .routes = {other_way(route({"db"}), route({"gate", "db"}))}}};
    std::ostringstream out;
    print_host_changes(out, answer, {});
    CHECK_THAT(out.str(), StartsWith("db  new name  route: now through gate\n"));
    CHECK(naming_text({.named = {}, .naming = Naming::by_old}) == "no longer named");
    CHECK(naming_text({.named = {}}).empty());
}
