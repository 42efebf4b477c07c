#include <catch2/catch.hpp>

#include "planner/resolve/spelling.hpp"

using namespace sshplan;

TEST_CASE("the distance of two texts counts single slips of a finger") {
    CHECK(edit_distance("port", "port", 3) == 0);
    CHECK(edit_distance("prot", "port", 3) == 1);  // exchanged
    CHECK(edit_distance("por", "port", 3) == 1);
    CHECK(edit_distance("pport", "port", 3) == 1);
    CHECK(edit_distance("part", "port", 3) == 1);
    CHECK(edit_distance("proxyjump", "port", 3) == 4);  // beyond the limit
    CHECK(edit_distance("", "ab", 3) == 2);
}

TEST_CASE("names that may have been meant come nearest first, each once") {
    const std::string_view names[] = {"machine1", "machine2", "machine3", "machine3", "web"};
    CHECK(nearest_names("machin3", names, 2) ==
          std::vector<std::string_view>{"machine3", "machine1"});
    CHECK(nearest_names("db", names, 2).empty());
}

TEST_CASE("a keyword is suggested only where the dialect has it") {
    const Dialect newest = std::get<ChosenDialect>(find_dialect("10.5")).dialect;
    const Dialect debian = std::get<ChosenDialect>(find_dialect("debian-9.2")).dialect;
    CHECK(nearest_keyword("hostnmae", newest) == "Hostname");
    CHECK(nearest_keyword("refuseconection", newest) == "RefuseConnection");
    CHECK_FALSE(nearest_keyword("refuseconection", debian));
    CHECK_FALSE(nearest_keyword("frobnicate", newest));
}
