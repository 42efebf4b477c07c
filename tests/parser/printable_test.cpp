#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"

using namespace sshplan;
using namespace std::string_view_literals;

namespace {

struct Row {
    std::string_view bytes;
    std::string_view shown;
};

struct Width {
    std::string_view text;
    std::size_t columns;
};

}  // namespace

TEST_CASE("What a reader sees as it is stays as it is") {
    const auto text = GENERATE(values<std::string_view>({"",
                                                         "Host web",
                                                         "~!@#$%^&*()_+{}|:\"<>?`-=[]\\;',./",
                                                         "\\x1b",
                                                         "é€😀",
                                                         "東京",
                                                         "naïve",
                                                         "::error::x",
                                                         "e\xcc\x81",
                                                         "\xc2\xa0"}));
    CHECK(printable(text) == text);
}

TEST_CASE("Control characters become their bytes in hexadecimal") {
    // clang-format off
    const auto [bytes, shown] = GENERATE(values<Row>({
        {"\0"sv,                "\\x00"},
        {"\a\b\v\f\r\n"sv,      "\\x07\\x08\\x0b\\x0c\\x0d\\x0a"},
        {"\x1b[31mred\x1b[0m",  "\\x1b[31mred\\x1b[0m"},
        {"\x1b]0;title\x07",    "\\x1b]0;title\\x07"},
        {"\x1f\x7f",            "\\x1f\\x7f"},
        {"\xc2\x80\xc2\x9f",    "\\xc2\\x80\\xc2\\x9f"},  // C1, as UTF-8
        {"\xc2\x9b" "2J",       "\\xc2\\x9b2J"},          // C1's CSI
        {"\x9b" "2J",           "\\x9b2J"},               // the same as a bare byte
        {"a\r\n::error::b",     "a\\x0d\\x0a::error::b"},
    }));
    // clang-format on
    CHECK(printable(bytes) == shown);
}

TEST_CASE("A tab becomes a blank") { CHECK(printable("\tHost\tweb") == " Host web"); }

TEST_CASE("Bytes that are not UTF-8 become hexadecimal, each one") {
    // clang-format off
    const auto [bytes, shown] = GENERATE(values<Row>({
        {"caf\xe9",           "caf\\xe9"},
        {"\xff\xfe",          "\\xff\\xfe"},
        {"\xe2\x82",          "\\xe2\\x82"},
        {"\xe2\x82z",         "\\xe2\\x82z"},
        {"\xc0\xaf",          "\\xc0\\xaf"},
        {"\xed\xa0\x80",      "\\xed\\xa0\\x80"},
        {"\xf4\x90\x80\x80",  "\\xf4\\x90\\x80\\x80"},
        {"\xa0",              "\\xa0"},
    }));
    // clang-format on
    CHECK(printable(bytes) == shown);
}

TEST_CASE("Bidirectional and invisible code points become their numbers") {
    // clang-format off
    const auto [bytes, shown] = GENERATE(values<Row>({
        {"\u202e" "toor",   "\\u{202e}toor"},   // right-to-left override
        {"\u202a\u202d",    "\\u{202a}\\u{202d}"},
        {"\u2066a\u2069",   "\\u{2066}a\\u{2069}"},
        {"\u200e\u200f",    "\\u{200e}\\u{200f}"},
        {"\u061c",          "\\u{061c}"},
        {"w\u200b" "eb",    "w\\u{200b}eb"},    // zero-width space
        {"w\u00ad" "eb",    "w\\u{00ad}eb"},    // soft hyphen
        {"\ufeffHost",      "\\u{feff}Host"},   // byte order mark
        {"\u2028\u2029",    "\\u{2028}\\u{2029}"},  // line and paragraph separator
        {"\u2060\u180e",    "\\u{2060}\\u{180e}"},
        {"\u3164\uffa0",    "\\u{3164}\\u{ffa0}"},  // fillers
        {"\U000e0041",      "\\u{e0041}"},      // tags
        {"\ufe0f",          "\\u{fe0f}"},       // variation selector
        {"\ue000",          "\\u{e000}"},       // private use
        {"\U0010ffff",      "\\u{10ffff}"},
    }));
    // clang-format on
    CHECK(printable(bytes) == shown);
}

TEST_CASE("Printable text comes out of printable() unchanged") {
    const auto bytes = GENERATE(values<std::string_view>(
        {"\x1b[0m", "\xff", "\u202e", "a\tb", "\\x1b", "\\u{202e}", "\xc2\x9b\n"}));
    const std::string once = printable(bytes);
    CHECK(printable(once) == once);
}

TEST_CASE("Wide characters take two columns, all others one") {
    // clang-format off
    const auto [text, expected] = GENERATE(values<Width>({
        {"",         0},
        {"web",      3},
        {"é",        1},
        {"東京",     4},
        {"サーバ",   6},
        {"한글",     4},
        {"ｗｅｂ",   6},  // full-width Latin
        {"ｱ",        1},  // half-width Katakana
        {"😀",       2},
        {"𠀀",       2},
        {"→×",       2},  // ambiguous: narrow
        {"a東b",     4},
        {"\xff\xfe", 2},  // not printable; still one each
    }));
    // clang-format on
    CAPTURE(text);
    CHECK(columns(text) == expected);
}

TEST_CASE("Code points are counted, a byte that is not UTF-8 as one") {
    CHECK(code_points("") == 0);
    CHECK(code_points("é€😀東x") == 5);
    CHECK(code_points("\xe2\x82") == 2);
    CHECK(code_points("\xc0\xaf") == 2);
    CHECK(code_points("\0\n\t"sv) == 3);
}
