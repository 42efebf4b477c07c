#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/explore/host_hops.hpp"
#include "planner/explore/host_storage.hpp"

using namespace sshplan;

namespace {

/// A route through a gate.
Route route_to(const std::string& host) {
    Route route;
    route.hops.push_back({.name = "gate",
                          .hostname = "gate.example.com",
                          .user = "ops",
                          .host_key_name = "gate.example.com"});
    route.hops.push_back({.name = host,
                          .hostname = host + ".example.com",
                          .port = 2222,
                          .user = "deploy",
                          .host_key_name = "[" + host + ".example.com]:2222",
                          .reach = Reach::jump});
    return route;
}

}  // namespace

TEST_CASE("what a storage keeps outlives what it was made of, and stays where it is") {
    HostStorage storage;
    std::vector<std::string_view> texts;
    for (int i = 0; i < 1000; ++i) texts.push_back(storage.text("host" + std::to_string(i)));
    const std::vector<int>& numbers = storage.object(std::vector<int>{1, 2, 3});
    for (int i = 0; i < 1000; ++i) CHECK(storage.object(std::vector<int>{i}).front() == i);
    for (int i = 0; i < 1000; ++i) CHECK(texts[i] == "host" + std::to_string(i));
    CHECK(numbers == std::vector<int>{1, 2, 3});
    CHECK(storage.text("").empty());
    CHECK(storage.rows(std::span<const int>{}).empty());
}

TEST_CASE("what a list keeps of hops says the same as they, and of a jump host once") {
    HostStorage storage;
    HostHops hops{storage, ListUse::shown};
    const HostRoute one = hops.route_of(route_to("db"));
    const HostRoute other = hops.route_of(route_to("a-host-that-is-named-at-length"));
    CHECK(one.hops.front() == other.hops.front());
    CHECK(one.hops.back()->name == "db");
    CHECK(one.hops.back()->hostname == "db.example.com");
    CHECK(one.hops.back()->user == "deploy");
    CHECK(one.hops.back()->host_key_name == "[db.example.com]:2222");
    CHECK(one.hops.back()->port == 2222);
    CHECK(one.hops.back()->reach == Reach::jump);
    CHECK(other.hops.back()->name == "a-host-that-is-named-at-length");
}

TEST_CASE("a hop that has no name in known_hosts, or another one, keeps its own names") {
    HostStorage storage;
    HostHops hops{storage, ListUse::shown};
    Route route = route_to("db");
    route.hops.back().host_key_name = "alias";
    route.hops.front().hostname.clear();
    route.hops.front().host_key_name.clear();
    const HostRoute kept = hops.route_of(route);
    CHECK(kept.hops.back()->host_key_name == "alias");
    CHECK(kept.hops.back()->hostname == "db.example.com");
    CHECK(kept.hops.back()->name == "db");
    CHECK(kept.hops.front()->name == "gate");
    CHECK(kept.hops.front()->hostname.empty());
    CHECK(kept.hops.front()->host_key_name.empty());
}

TEST_CASE("the command of a route is kept where nothing else tells the way, its refusal always") {
    HostStorage storage;
    Route route = route_to("db");
    route.proxy_command = "nc db 22";
    CHECK_FALSE(HostHops(storage, ListUse::shown).route_of(route).proxy_command());
    CHECK(HostHops(storage, ListUse::compared).route_of(route).proxy_command() == "nc db 22");
    route.status = RouteStatus::opaque;
    const HostRoute hidden = HostHops(storage, ListUse::shown).route_of(route);
    CHECK(hidden.proxy_command() == "nc db 22");
    CHECK(hidden.complaints().empty());
    route.status = RouteStatus::refused;
    route.complaints = {{.text = "no"}};
    const HostRoute refused = HostHops(storage, ListUse::shown).route_of(route);
    REQUIRE(refused.complaints().size() == 1);
    CHECK(refused.complaints().front().text == "no");
}
