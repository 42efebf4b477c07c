#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tools/sshplan/views/hosts_diff_text.hpp"
#include "tools/sshplan/views/route_change_wording.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::StartsWith;

namespace {

/// Hops of these names, the last of which is the host.
std::vector<HostHop> hops(const std::vector<std::string_view>& names) {
    std::vector<HostHop> made;
    for (const std::string_view name : names) {
        const Reach reach = made.empty() ? Reach::tcp : Reach::jump;
        made.push_back({.name = name, .hostname = name, .port = 22, .reach = reach});
    }
    return made;
}

/// Makes routes, and keeps them.
class Routes {
public:
    HostRoute through(const std::vector<HostHop>& hops) {
        std::vector<SharedHostHop> made;
        for (const HostHop& hop : hops) made.push_back(&storage_.row(hop));
        return {.hops = storage_.rows(std::span{std::as_const(made)})};
    }

    HostRoute route(const std::vector<std::string_view>& names) { return through(hops(names)); }

private:
    HostStorage storage_;
};

RouteDifference other_way(const HostRoute& before, const HostRoute& after) {
    return {.before = before, .after = after, .traits = {RouteTrait::route}};
}

}  // namespace

TEST_CASE("a change of the way names the hops that are lost and those that are new") {
    Routes routes;
    const HostRoute direct = routes.route({"db"});
    const HostRoute behind = routes.route({"bastion", "gate", "db"});
    const HostRoute elsewhere = routes.route({"bastion", "relay", "db"});
    const HostRoute around = routes.route({"gate", "bastion", "db"});
    CHECK(change_text(other_way(behind, direct)) == "route: no longer through bastion, gate");
    CHECK(change_text(other_way(direct, behind)) == "route: now through bastion, gate");
    CHECK(change_text(other_way(behind, elsewhere)) == "route: now through relay, no longer gate");
    CHECK(change_text(other_way(behind, around)) == "route");
}

TEST_CASE("the same hops passed in another way are told by how the next one is reached") {
    Routes routes;
    std::vector<HostHop> netcat = hops({"bastion", "db"});
    netcat.back().reach = Reach::netcat;
    CHECK(change_text(other_way(routes.route({"bastion", "db"}), routes.through(netcat))) ==
          "route: by netcat, no longer by jump");
}

TEST_CASE("what is exposed on one side only is named") {
    Routes routes;
    std::vector<HostHop> open = hops({"bastion", "db"});
    open.front().exposure = {.agent = true, .session = true};
    RouteDifference difference = other_way(routes.through(open), routes.route({"bastion", "db"}));
    difference.traits = {RouteTrait::user, RouteTrait::exposure};
    CHECK(change_text(difference) == "user; exposure: agent, session");
}

TEST_CASE("names of hops in a change are made safe to show") {
    Routes routes;
    CHECK(change_text(other_way(routes.route({"\x1b[31m", "db"}), routes.route({"db"}))) ==
          "route: no longer through \\x1b[31m");
}

TEST_CASE("a host that one side alone names is told so") {
    Routes routes;
    HostsAnswer answer{.named = 1};
    answer.changes = {{.named = {.name = "db"},
                       .naming = Naming::by_new,
                       .routes = {other_way(routes.route({"db"}), routes.route({"gate", "db"}))}}};
    std::ostringstream out;
    print_host_changes(out, answer, {});
    CHECK_THAT(out.str(), StartsWith("db  new name  route: now through gate\n"));
    CHECK(naming_text({.named = {}, .naming = Naming::by_old}) == "no longer named");
    CHECK(naming_text({.named = {}}).empty());
}
