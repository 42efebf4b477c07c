#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/dialect/dialect.hpp"
#include "planner/explore/named_destination.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;

namespace {

/// The names in a file, with their lines: "a:1 b:2".
std::string named(const std::string& bytes, std::string_view dialect) {
    ImaginaryWorld world{{.files = {{"c", {.bytes = bytes}}}}};
    ConfigFiles files{world};
    std::string text;
    for (const NamedDestination& one : named_destinations(
             files.open("c"), std::get<ChosenDialect>(find_dialect(dialect)).dialect)) {
        text += (text.empty() ? "" : " ") + one.name + ":" + std::to_string(one.line);
    }
    return text;
}

}  // namespace

TEST_CASE("literals of Host lines are names, patterns and negations are not") {
    CHECK(named("Host a b* c? !d \"e f\" g\n\nHost a h\n", "10.5") == "a:1 e f:1 g:1 h:3");
    CHECK(named("host=a\n  HOST\tb\n", "10.5") == "a:1 b:2");
    CHECK(named("User x\nMatch all\nHostName y\n", "10.5").empty());
    CHECK(named("Host a # b\n", "10.5") == "a:1");
    CHECK(named("Host a # b\n", "8.4") == "a:1 #:1 b:1");
}

TEST_CASE("of a Match line only the lists of host and originalhost name") {
    CHECK(named("Match host a,!b,c*,d exec x originalhost e\n", "10.5") == "a:1 d:1 e:1");
    CHECK(named("Match user host host a\n", "10.5") == "a:1");
    CHECK(named("Match exec \"host b\" HOST a\n", "10.5") == "a:1");
    CHECK(named("Match !host a originalhost b\n", "10.5") == "b:1");
    CHECK(named("Match final canonical host a\n", "10.5") == "a:1");
    CHECK(named("Match host\nMatch\nMatch host ,a,\n", "10.5") == "a:3");
    for (const std::string_view dialect : {"8.4", "9.8", "10.5"}) {
        CAPTURE(dialect);
        CHECK(named("Match host=a originalhost = b\n", dialect) ==
              (dialect == "10.5" ? "a:1 =:1" : "a:1 b:1"));
    }
}

TEST_CASE("names are bytes, however strange") {
    CHECK(named("Host \xff -x user@h ssh://h\n", "10.5") == "\xff:1 -x:1 user@h:1 ssh://h:1");
}
