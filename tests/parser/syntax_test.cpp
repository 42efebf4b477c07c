#include <array>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "parser/syntax/parse.hpp"

using namespace sshplan;
using namespace std::string_view_literals;

namespace {

std::string_view name_of(TokenKind kind) {
    // clang-format off
    constexpr std::array names{"lead"sv, "keyword"sv, "separator"sv, "word"sv, "gap"sv, "comment"sv,
                               "stray"sv, "ignored"sv, "trailing"sv, "hidden"sv, "eol"sv};
    // clang-format on
    return names.at(static_cast<std::size_t>(kind));
}

/// "keyword<User> separator< > word<bob>".
std::string tokens_in(std::string_view bytes) {
    const SourceFile file{"config", std::string{bytes}};
    std::string out;
    const Document document = parse(file);
    for (const Line& line : document.lines) {
        for (const Token& token : document.tokens_of(line)) {
            if (!out.empty()) out += ' ';
            out.append(name_of(token.kind)).append("<").append(file.at(token.span)).append(">");
        }
    }
    return out;
}

struct Shape {
    std::string_view line;
    std::string_view tokens;
};

}  // namespace

TEST_CASE("A keyword, a separator and words make a line") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"User bob",             "keyword<User> separator< > word<bob>"},
        {"  User bob\n",         "lead<  > keyword<User> separator< > word<bob> eol<\n>"},
        {"\tHost\ta \tb",        "lead<\t> keyword<Host> separator<\t> word<a> gap< \t> word<b>"},
        {"User bob \t\r\n",      "keyword<User> separator< > word<bob> trailing< \t\r> eol<\n>"},
        {"User bob # x ",        "keyword<User> separator< > word<bob> gap< > comment<# x> "
                                 "trailing< >"},
        {"User bob#x",           "keyword<User> separator< > word<bob#x>"},
        {"User #x",              "keyword<User> separator< > comment<#x>"},
        {"User#x y",             "keyword<User#x> separator< > word<y>"},
        {"User bob\f",           "keyword<User> separator< > word<bob> trailing<\f>"},
        {"User",                 "keyword<User>"},
        {"User \n",              "keyword<User> trailing< > eol<\n>"},
        {"User b\rc",            "keyword<User> separator< > word<b\rc>"},
        {"User\rbob",            "keyword<User> separator<\r> word<bob>"},
        {"User \rb \rc",         "keyword<User> separator< \r> word<b> gap< > word<\rc>"},
        {"User b\fc\vd\xa0" "e", "keyword<User> separator< > word<b\fc\vd\xa0" "e>"},
        {"Us\fer\vx y",          "keyword<Us\fer\vx> separator< > word<y>"},
        {"\xef\xbb\xbfHost a",   "keyword<\xef\xbb\xbfHost> separator< > word<a>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("One '=' separates; another belongs to what follows") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"Host=web",      "keyword<Host> separator<=> word<web>"},
        {"Host = web",    "keyword<Host> separator< = > word<web>"},
        {"Host\t=\rweb",  "keyword<Host> separator<\t=\r> word<web>"},
        {"Host = = web",  "keyword<Host> separator< = > word<=> gap< > word<web>"},
        {"Host==web",     "keyword<Host> separator<=> word<=web>"},
        {"Host a=b",      "keyword<Host> separator< > word<a=b>"},
        {"User=",         "keyword<User> separator<=>"},
        {"User = ",       "keyword<User> separator< => trailing< >"},
        {" = Port 22",    "lead< = > keyword<Port> separator< > word<22>"},
        {"=Port 22",      "lead<=> keyword<Port> separator< > word<22>"},
        {"= = Port 22",   "lead<= > ignored<= Port 22>"},
        {"==Port 22",     "lead<=> ignored<=Port 22>"},
        {"=",             "lead<=>"},
        {"==",            "lead<=> ignored<=>"},
        {"= #x",          "lead<= > comment<#x>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("A quote in a keyword ends it at the next one, and no '=' is skipped then") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"\"Host\" web",       "keyword<\"Host\"> separator< > word<web>"},
        {"\"Host\"web",        "keyword<\"Host\"> word<web>"},
        {"\"Host\"=web",       "keyword<\"Host\"> word<=web>"},
        {"\"Host\" = web",     "keyword<\"Host\"> separator< > word<=> gap< > word<web>"},
        {"Ho\"st\" web",       "keyword<Ho\"st\"> separator< > word<web>"},
        {"\"Ho st\" web",      "keyword<\"Ho st\"> separator< > word<web>"},
        {"\"Ho=st\" web",      "keyword<\"Ho=st\"> separator< > word<web>"},
        {"\"Port\"\"22\"",     "keyword<\"Port\"> word<\"22\">"},
        {"\"Host\"#x",         "keyword<\"Host\"> comment<#x>"},
        {"Ho\"#\" x",          "keyword<Ho\"#\"> separator< > word<x>"},
        {"\"Host\"",           "keyword<\"Host\">"},
        {"'Host' web",         "keyword<'Host'> separator< > word<web>"},
        {"\\\"Host\" web",     "keyword<\\\"Host\"> separator< > word<web>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("ssh passes over what is neither blank nor comment nor a keyword") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"\"User bob",         "ignored<\"User bob>"},          // never closed
        {"  User\" bob",       "lead<  > ignored<User\" bob>"},
        {"Us\"er bob # x",     "ignored<Us\"er bob # x>"},
        {"\"#User\" bob",      "ignored<\"#User\" bob>"},       // a comment in quotes
        {"\"\" User bob",      "lead<\"\" > keyword<User> separator< > word<bob>"},
        {"\"\"User bob",       "lead<\"\"> keyword<User> separator< > word<bob>"},
        {"\"\" \"\" User bob", "lead<\"\" > ignored<\"\" User bob>"},
        {" \"\" User bob",     "lead< > ignored<\"\" User bob>"},
        {"\"\" = User bob",    "lead<\"\" > ignored<= User bob>"},
        {"\"\"",               "lead<\"\">"},
        {"\"\" # x",           "lead<\"\" > comment<# x>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("Quotes and backslashes keep a word together") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"X \"a b\" c",       "keyword<X> separator< > word<\"a b\"> gap< > word<c>"},
        {"X 'a b'c\"d e\"",   "keyword<X> separator< > word<'a b'c\"d e\">"},
        {"X a\\ b",           "keyword<X> separator< > word<a\\ b>"},
        {"X a\\\tb",          "keyword<X> separator< > word<a\\> gap<\t> word<b>"},
        {"X \"a\\\" b\"",     "keyword<X> separator< > word<\"a\\\" b\">"},
        {"X 'a\\' b'",        "keyword<X> separator< > word<'a\\' b'>"},
        {"X \"a\\\\\" b",     "keyword<X> separator< > word<\"a\\\\\"> gap< > word<b>"},
        {"X \"#\" '#'",       "keyword<X> separator< > word<\"#\"> gap< > word<'#'>"},
        {"X \\# y",           "keyword<X> separator< > word<\\#> gap< > word<y>"},
        {"X \"\" ''",         "keyword<X> separator< > word<\"\"> gap< > word<''>"},
        {"X a\\",             "keyword<X> separator< > word<a\\>"},
        {"X \"a'\" '\"'",     "keyword<X> separator< > word<\"a'\"> gap< > word<'\"'>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("From the argument whose quote is never closed all is stray") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"X \"a b",        "keyword<X> separator< > stray<\"a b>"},
        {"X a b'c d # e",  "keyword<X> separator< > word<a> gap< > stray<b'c d # e>"},
        {"X \"a\"b\"",     "keyword<X> separator< > stray<\"a\"b\">"},
        {"X \"a\\\"",      "keyword<X> separator< > stray<\"a\\\">"},
        {"X 'a\\' b",      "keyword<X> separator< > stray<'a\\' b>"},
        {"X a \"  ",       "keyword<X> separator< > word<a> gap< > stray<\"> trailing<  >"},
        {"X a # it's",     "keyword<X> separator< > word<a> gap< > comment<# it's>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("A NUL byte hides the rest of its line") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"User bob\0 x\ny z"sv,   "keyword<User> separator< > word<bob> hidden<\0 x> eol<\n> "
                                  "keyword<y> separator< > word<z>"sv},
        {"User bob \0\0"sv,      "keyword<User> separator< > word<bob> trailing< > hidden<\0\0>"sv},
        {"\0User bob"sv,          "hidden<\0User bob>"sv},
        {"User\0bob"sv,           "keyword<User> hidden<\0bob>"sv},
        {"X \"a\0b\""sv,          "keyword<X> separator< > stray<\"a> hidden<\0b\">"sv},
        {" \0"sv,                 "lead< > hidden<\0>"sv},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}

TEST_CASE("The first byte of a line is never a trailing blank") {
    // clang-format off
    const auto [line, tokens] = GENERATE(values<Shape>({
        {"\n",        "eol<\n>"},
        {" \n",       "lead< > eol<\n>"},
        {"  \n",      "lead< > trailing< > eol<\n>"},
        {"\r\n",      "lead<\r> eol<\n>"},
        {"\f\n",      "keyword<\f> eol<\n>"},
        {"\f \f",     "keyword<\f> trailing< \f>"},
        {" \f",       "lead< > trailing<\f>"},
        {"# \n",      "comment<#> trailing< > eol<\n>"},
        {" #",        "lead< > comment<#>"},
    }));
    // clang-format on
    CHECK(tokens_in(line) == tokens);
}
