#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "parser/syntax/parse.hpp"

using namespace sshplan;
using namespace std::string_view_literals;

namespace {

LineKind kind_of(std::string_view line) {
    const SourceFile file{"config", std::string{line}};
    const Document document = parse(file);
    REQUIRE(document.lines.size() == 1);
    return document.lines.front().kind;
}

struct Verdict {
    std::string_view line;
    LineKind kind;
};

/// Where a directive's keyword and value are said to be.
struct Cut {
    std::string_view line;
    std::string_view keyword;
    std::string_view rest;
};

struct Value {
    std::string_view token;
    std::string_view text;
};

}  // namespace

TEST_CASE("A line says what ssh makes of it before it knows the keyword") {
    using enum LineKind;
    // clang-format off
    const auto [line, kind] = GENERATE(values<Verdict>({
        {" ",                 nothing},
        {"\r\n",              nothing},
        {"# User bob",        nothing},
        {"\"User bob",        nothing},
        {"= = User bob",      nothing},
        {"\"#User\" bob",     nothing},
        {"\0User bob"sv,      nothing},
        {"User bob",          directive},
        {"NoSuchKeyword x",   directive},
        {"User #",            directive},   // something follows, though no word
        {"\"User\"#",         directive},
        {"User = =",          directive},
        {"User \"\"",         directive},
        {"X y # it's",        directive},
        {"User",              no_argument},
        {"User = ",           no_argument},
        {"\"User\" ",         no_argument},
        {"User \r\n",         no_argument},
        {"User\0 bob"sv,      no_argument},
        {"\f",                no_argument},
        {"\"\"User",          no_argument},
        {"User b'ob",         bad_quotes},
        {"User \"",           bad_quotes},
        {"ProxyCommand it's", bad_quotes},
        {"\"User\"\"",        bad_quotes},
    }));
    // clang-format on
    CAPTURE(line);
    CHECK(kind_of(line) == kind);
}

TEST_CASE("Keyword and rest are where the line's bytes say so") {
    // clang-format off
    const auto [line, keyword, rest] = GENERATE(values<Cut>({
        {"  User bob # x \n",      "User",        "bob # x"},
        {"User = = bob",           "User",        "= bob"},
        {"\"User\" = bob",         "\"User\"",    "= bob"},
        {"Us\"er\"bob",            "Us\"er\"",    "bob"},
        {"ProxyCommand a 'b",      "ProxyCommand", "a 'b"},
        {"User a\0b"sv,            "User",        "a"},
        {"User bob\f\r\n",         "User",        "bob"},
        {"User= ",                 "User",        ""},
        {"User",                   "User",        ""},
        {"# User bob",             "",            ""},
        {"= = User bob",           "",            ""},
    }));
    // clang-format on
    CAPTURE(line);
    const SourceFile file{"config", std::string{line}};
    const Line parsed = parse(file).lines.at(0);
    CHECK(file.at(parsed.keyword) == keyword);
    CHECK(file.at(parsed.rest) == rest);
}

TEST_CASE("A file has as many lines as ssh counts") {
    const auto lines_in = [](std::string bytes) {
        const SourceFile file{"config", std::move(bytes)};
        return parse(file).lines.size();
    };
    CHECK(lines_in("") == 0);
    CHECK(lines_in("\n") == 1);
    CHECK(lines_in("a") == 1);
    CHECK(lines_in("a\n") == 1);
    CHECK(lines_in("a\n\n") == 2);
    CHECK(lines_in("a\nb") == 2);
    CHECK(lines_in("a\rb\r") == 1);
    CHECK(lines_in("a\\\nb") == 2);  // no line is ever continued
    CHECK(lines_in("X \"a\nb\"") == 2);
}

TEST_CASE("Each line knows its own tokens") {
    const SourceFile file{"config", "Host a\n\nUser b"};
    const Document document = parse(file);
    REQUIRE(document.lines.size() == 3);
    CHECK(document.tokens_of(document.lines[0]).size() == 4);
    CHECK(document.tokens_of(document.lines[1]).size() == 1);
    CHECK(document.tokens_of(document.lines[2]).size() == 3);
    CHECK(print(document) == file.bytes());
}

TEST_CASE("A keyword is compared without quotes and in lower case") {
    CHECK(keyword_text("UserKnownHostsFile") == "userknownhostsfile");
    CHECK(keyword_text("\"User\"") == "user");
    CHECK(keyword_text("Us\"ER\"") == "user");
    CHECK(keyword_text("\xc3\x89T\xc9") == "\xc3\x89t\xc9");  // ASCII only
    CHECK(keyword_text("'User'") == "'user'");
}

TEST_CASE("A word's text has no quotes and no escapes") {
    // clang-format off
    const auto [token, text] = GENERATE(values<Value>({
        {"bob",               "bob"},
        {"\"a b\"",           "a b"},
        {"'a b'",             "a b"},
        {"a\"b c\"'d e'f",    "ab cd ef"},
        {"\"\"",              ""},
        {"a\"\"b''",          "ab"},
        {"\"it's\"",          "it's"},
        {"'\"'",              "\""},
        {"a\\ b",             "a b"},
        {"\"a\\ b\"",         "a\\ b"},       // only outside quotes
        {"'a\\ b'",           "a\\ b"},
        {"\\\"a\\'",          "\"a'"},
        {"\"a\\\"b\"",        "a\"b"},
        {"'a\\'b'",           "a'b"},
        {"\"a\\'b\"",         "a'b"},         // either quote, in either
        {"a\\\\b",            "a\\b"},
        {"'a\\\\'",           "a\\"},
        {"a\\nb\\#",          "a\\nb\\#"},    // no escapes
        {"a\\",               "a\\"},
        {"\\\\\\",            "\\\\"},
        {"C:\\keys\\id",      "C:\\keys\\id"},
        {"\\\\\"a b\"",       "\\a b"},
        {"a#b\"#\"",          "a#b#"},
    }));
    // clang-format on
    CAPTURE(token);
    CHECK(word_text(token) == text);
}

TEST_CASE("A word without quotes and backslashes is its own text") {
    CHECK_FALSE(is_quoted("bob"));
    CHECK_FALSE(is_quoted("a=b#c"));
    CHECK(is_quoted("a\\nb"));
    CHECK(is_quoted("\"bob\""));
    CHECK(is_quoted("it's"));
}
