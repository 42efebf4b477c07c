#include <catch2/catch.hpp>

#include "parser/config/jump.hpp"

using namespace sshplan;

namespace {

using Extra = JumpReading::Extra;
using End = JumpReading::End;

// As 10.3 and later, and as Debian's 9.2 up to deb12u9, read a value.
constexpr JumpReading new_reading{};
constexpr JumpReading old_reading{
    .end = End::first_blank, .extra = Extra::from_whole_text, .uri = UriReading::debian_9_2};

std::string printed(std::string_view text, const JumpReading& reading) {
    const auto list = parse_jump_list(text, reading);
    return list ? printed_jump_list(*list) : "invalid";
}

}  // namespace

TEST_CASE("a jump list is printed as ssh -G prints it") {
    struct Row {
        std::string_view text;
        std::string_view before_10_3;
        std::string_view now;
    };
    // What ssh printed: Debian's 9.2 deb12u6, and 10.5 by the recorded answers.
    const Row rows[] = {
        {"j1", "j1", "j1"},
        {"ann@j1:2200", "ann@j1:2200", "ann@j1:2200"},
        {"j1,j2", "j1,j2", "j1,j2"},
        {"[::1]:22", "[::1]:22", "[::1]:22"},
        {"10.0.0.1", "[10.0.0.1]", "[10.0.0.1]"},
        {"ssh://a@j3:33", "a@j3:33", "a@j3:33"},
        {"j1 # c", "j1", "j1"},
        {"b,c # x,y", "b,c # x,c", "b,c"},
        {"none # c", "none", "none"},
        {"a,", "invalid", "invalid"},
        {"@a", "invalid", "invalid"},
        {"a/b", "invalid", "invalid"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(printed(row.text, old_reading) == row.before_10_3);
        CHECK(printed(row.text, new_reading) == row.now);
    }
}

TEST_CASE("a list keeps its hops in the order of travel, and the text before the last") {
    const auto list = parse_jump_list("u@a:1,b,c:3", new_reading);
    REQUIRE(list);
    REQUIRE(list->hops.size() == 3);
    CHECK(list->hops[0] == Endpoint{"u", "a", "1"});
    CHECK(list->hops[1] == Endpoint{std::nullopt, "b", std::nullopt});
    CHECK(list->last() == Endpoint{std::nullopt, "c", "3"});
    CHECK(list->extra == "u@a:1,b");
}
