#include <string_view>

#include <catch2/catch.hpp>

#include "parser/text/utf8.hpp"

using namespace sshplan;

namespace {

struct Valid {
    std::string_view bytes;
    char32_t value;
};

}  // namespace

TEST_CASE("The smallest and the largest code point of each length are read") {
    // clang-format off
    const auto [bytes, value] = GENERATE(values<Valid>({
        {{"\0", 1},           0x0},
        {"A",                 0x41},
        {"\x7f",              0x7F},
        {"\xc2\x80",          0x80},
        {"\xdf\xbf",          0x7FF},
        {"\xe0\xa0\x80",      0x800},
        {"\xed\x9f\xbf",      0xD7FF},
        {"\xee\x80\x80",      0xE000},
        {"\xef\xbf\xbf",      0xFFFF},
        {"\xf0\x90\x80\x80",  0x10000},
        {"\xf4\x8f\xbf\xbf",  0x10FFFF},
    }));
    // clang-format on
    CAPTURE(std::uint32_t{value});
    const CodePoint point = first_code_point(bytes);
    CHECK(point.valid);
    CHECK(point.value == value);
    CHECK(point.length == bytes.size());
}

TEST_CASE("Only the first code point is looked at") {
    CHECK(first_code_point("a\xff").value == U'a');
    CHECK(first_code_point("€uro").length == 3);
    CHECK(first_code_point("é\xa9").length == 2);
}

// RFC 3629, sections 3 and 4.
TEST_CASE("What is not UTF-8 is one byte that is not valid") {
    const auto bytes = GENERATE(values<std::string_view>({
        "\x80",  // a continuation without a lead
        "\xbf",
        "\xc2",  // cut short by the end
        "\xe2\x82",
        "\xf0\x9f\x98",
        "\xc2x",  // cut short by another byte
        "\xe2\x82x",
        "\xe2x\x82",
        "\xf0\x9f\x98\xc2",
        "\xc0\x80",  // overlong
        "\xc1\xbf",
        "\xe0\x9f\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xed\xa0\x80",  // surrogates
        "\xed\xbf\xbf",
        "\xf4\x90\x80\x80",  // above U+10FFFF
        "\xf5\x80\x80\x80",
        "\xf8\x88\x80\x80\x80",
        "\xfe",
        "\xff",
    }));
    CAPTURE(bytes.size(), static_cast<unsigned char>(bytes.front()));
    const CodePoint point = first_code_point(bytes);
    CHECK_FALSE(point.valid);
    CHECK(point.length == 1);
}
