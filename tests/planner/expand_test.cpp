#include <catch2/catch.hpp>

#include "planner/resolve/expand.hpp"
#include "planner/world/imaginary_world.hpp"

using namespace sshplan;
using End = ExpandedText::End;

namespace {

/// %h is "HOST" and %p "22"; WHO is set, EMPTY is set to nothing, NOPE is not set.
ExpandedText expanded(std::string_view text, Variables variables) {
    ImaginaryWorld world{{.variables = {{"WHO", "a%h"}, {"EMPTY", ""}}}};
    const TokenValue value = [](char letter) { return letter == 'h' ? "HOST" : "22"; };
    return expand(text, {"%hp", variables}, value, {newest_dialect(), world});
}

/// All that ssh says, in its order.
std::vector<std::string> complaints_of(const ExpandedText& text) {
    std::vector<std::string> complaints = text.errors;
    if (text.failure) complaints.push_back(*text.failure);
    return complaints;
}

}  // namespace

TEST_CASE("tokens are replaced in one scan, and what was put in is not looked at again") {
    CHECK(expanded("%h:%p", Variables::none).text == "HOST:22");
    CHECK(expanded("100%%h", Variables::none).text == "100%h");
    CHECK(expanded("${WHO}-%h", Variables::braced).text == "a%h-HOST");
    CHECK(expanded("[${EMPTY}]", Variables::braced).text == "[]");
    CHECK(expanded("${WHO}", Variables::none).text == "${WHO}");
    CHECK(expanded("$WHO", Variables::braced).text == "$WHO");
    CHECK(expanded("", Variables::braced).text.empty());
}

TEST_CASE("what cannot be expanded is complained of in ssh's words") {
    struct Row {
        std::string_view text;
        End end;
        std::vector<std::string> complaints;
    };
    // Printed by ssh for Hostname and ControlPath with these values.
    const Row rows[] = {
        {"%q",
         End::fatal,
         {"vdollar_percent_expand: unknown key %q", "percent_dollar_expand: failed"}},
        {"a%",
         End::fatal,
         {"vdollar_percent_expand: invalid format", "percent_dollar_expand: failed"}},
        {"${}",
         End::fatal,
         {"vdollar_percent_expand: zero-length environment variable",
          "percent_dollar_expand: failed"}},
        {"${WHO",
         End::fatal,
         {"vdollar_percent_expand: environment variable 'WHO' missing closing '}'",
          "percent_dollar_expand: failed"}},
        {"${NOPE}${NO}",
         End::undefined,
         {"vdollar_percent_expand: env var ${NOPE} has no value",
          "vdollar_percent_expand: env var ${NO} has no value"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const ExpandedText answer = expanded(row.text, Variables::braced);
        CHECK(answer.end == row.end);
        CHECK(answer.text.empty());
        CHECK(complaints_of(answer) == row.complaints);
    }
    CHECK(complaints_of(expanded("%q", Variables::none)).back() == "percent_expand: failed");
}

TEST_CASE("a keyword takes the tokens of its row, and %j only where the release has it") {
    const Dialect newest = std::get<ChosenDialect>(find_dialect("10.5")).dialect;
    const Dialect debian = std::get<ChosenDialect>(find_dialect("debian-9.2")).dialect;
    CHECK(expansion_rules(Keyword::hostname, newest).tokens == "%h");
    CHECK(expansion_rules(Keyword::match, newest).tokens.find('j') != std::string::npos);
    CHECK(expansion_rules(Keyword::match, debian).tokens.find('j') == std::string::npos);
}
