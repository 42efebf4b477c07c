#include <string>

#include <catch2/catch.hpp>

#include "parser/text/source.hpp"

using namespace sshplan;

namespace {

Position position_in(std::string bytes, std::uint32_t offset) {
    return SourceFile{"config", std::move(bytes)}.position(offset);
}

}  // namespace

TEST_CASE("A byte's line and column count from 1") {
    const SourceFile file{"config", "Host web\n\n  User bob"};
    CHECK(file.position(0) == Position{1, 1});
    CHECK(file.position(5) == Position{1, 6});
    CHECK(file.position(9) == Position{2, 1});
    CHECK(file.position(10) == Position{3, 1});
    CHECK(file.position(12) == Position{3, 3});
}

TEST_CASE("A line feed belongs to the line that it ends") {
    CHECK(position_in("ab\ncd", 2) == Position{1, 3});
    CHECK(position_in("\n\n", 0) == Position{1, 1});
    CHECK(position_in("\n\n", 1) == Position{2, 1});
}

TEST_CASE("The end of a file has a position") {
    CHECK(position_in("", 0) == Position{1, 1});
    CHECK(position_in("ab", 2) == Position{1, 3});
    CHECK(position_in("ab\n", 3) == Position{2, 1});
    CHECK(position_in("é", 2) == Position{1, 2});
}

TEST_CASE("Columns count code points, neither bytes nor cells of a terminal") {
    const std::string bytes = "é€😀東x";  // 2, 3, 4, 3 and 1 bytes
    CHECK(position_in(bytes, 2) == Position{1, 2});
    CHECK(position_in(bytes, 5) == Position{1, 3});
    CHECK(position_in(bytes, 9) == Position{1, 4});
    CHECK(position_in(bytes, 12) == Position{1, 5});
    CHECK(position_in("e\xcc\x81x", 3) == Position{1, 3});  // a combining accent is one of its own
    CHECK(position_in("\xef\xbb\xbfx", 3) == Position{1, 2});  // so is a byte order mark
}

TEST_CASE("A byte that is not UTF-8 counts as one column") {
    CHECK(position_in("\xff\xfex", 2) == Position{1, 3});
    CHECK(position_in("\xe2\x82x", 2) == Position{1, 3});      // cut short
    CHECK(position_in("\xc0\xafx", 2) == Position{1, 3});      // overlong
    CHECK(position_in("\xed\xa0\x80x", 3) == Position{1, 4});  // a surrogate
    CHECK(position_in(std::string{"\0x", 2}, 1) == Position{1, 2});
}

TEST_CASE("Invalid bytes of one line do not shift the next") {
    CHECK(position_in("\xe2\x82\n\xacx", 3) == Position{2, 1});
    CHECK(position_in("\xe2\x82\n\xacx", 4) == Position{2, 2});
}

TEST_CASE("Only a line feed ends a line") {
    CHECK(position_in("a\rb", 2) == Position{1, 3});
    CHECK(position_in("a\r\nb", 3) == Position{2, 1});
    CHECK(position_in("a\fb\vc\xc2\x85"
                      "d\xe2\x80\xa8"
                      "e",
                      11) == Position{1, 9});
}

TEST_CASE("A line is given without its line feed, with all else") {
    const SourceFile file{"config", "one\r\n\n  three \nlast"};
    CHECK(file.line(1) == "one\r");
    CHECK(file.line(2).empty());
    CHECK(file.line(3) == "  three ");
    CHECK(file.line(4) == "last");
}

TEST_CASE("A line that is not there is empty") {
    const SourceFile file{"config", "one\n"};
    CHECK(file.line(0).empty());
    CHECK(file.line(2).empty());
    CHECK(file.line(3).empty());
    CHECK(file.line(4'000'000'000).empty());
    CHECK(SourceFile{"config", ""}.line(1).empty());
}

TEST_CASE("A span gives its bytes back, NUL bytes and all") {
    const SourceFile file{"config", std::string{"ab\0cd", 5}};
    CHECK(file.at({1, 4}) == std::string_view{"b\0c", 3});
    CHECK(file.at({2, 2}).empty());
    CHECK(file.at({5, 5}).empty());
    CHECK(file.bytes().size() == 5);
    CHECK(file.name() == "config");
}

TEST_CASE("A place without a file equals only another such place") {
    const SourceFile file{"config", "x"};
    CHECK(Place{} == Place{});
    CHECK_FALSE(Place{&file, {0, 0}} == Place{});
    CHECK_FALSE(Place{&file, {0, 1}} == Place{&file, {0, 0}});
}
