#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "parser/config/pattern.hpp"

using namespace sshplan;

namespace {

struct Row {
    std::string_view text;
    std::string_view pattern;
    bool matches;
};

struct ListRow {
    std::string_view text;
    std::string_view list;
    ListMatch match;
    std::string_view element;
};

ListMatch in_list(std::string_view text, std::string_view list) {
    return match_pattern_list(text, list, LetterCase::sensitive).match;
}

}  // namespace

// The expectations are what `ssh -G TEXT` makes of `Host PATTERN`, but for the empty text.
TEST_CASE("A pattern matches the whole text, byte by byte") {
    // clang-format off
    const auto [text, pattern, matches] = GENERATE(values<Row>({
        {"web",    "web",      true},
        {"web",    "we",       false},
        {"web",    "webs",     false},
        {"web",    "WEB",      false},
        {"web",    "*",        true},
        {"web",    "***",      true},
        {"web",    "w*",       true},
        {"web",    "*b",       true},
        {"web",    "*e*",      true},
        {"web",    "w*b*",     true},
        {"web",    "*x*",      false},
        {"web",    "w*e",      false},
        {"web",    "???",      true},
        {"web",    "??",       false},
        {"web",    "????",     false},
        {"web",    "*?",       true},
        {"web",    "?*?*?",    true},
        {"web",    "?*?*?*?",  false},
        {"aab",    "a*ab",     true},
        {"abab",   "*ab",      true},
        {"abcabd", "*abd",     true},
        {"abac",   "a*b*c",    true},
        {"web",    "[a-z]eb",  false},   // no sets
        {"web",    "w\\*",     false},   // no escapes
        {"a,b",    "a,b",      true},    // no lists
        {"\xc3\xa9", "?",      false},   // bytes, not characters
        {"\xc3\xa9", "??",     true},
        {"",       "",         true},
        {"",       "*",        true},
        {"",       "?",        false},
        {"web",    "",         false},
        {"a*b",    "a*b",      true},
        {"axb",    "a*b",      true},
    }));
    // clang-format on
    CAPTURE(text, pattern);
    CHECK(matches_pattern(text, pattern) == matches);
}

TEST_CASE("A pattern of many stars is decided in time") {
    std::string pattern;
    for (int i = 0; i < 200; ++i) pattern += "a*";
    CHECK(matches_pattern(std::string(5000, 'a'), pattern));
    CHECK_FALSE(matches_pattern(std::string(5000, 'a'), pattern + "b"));
}

// The expectations are what `ssh -G -l TEXT host` makes of `Match user LIST`.
TEST_CASE("A negated hit decides a list, else any hit counts") {
    using enum ListMatch;
    // clang-format off
    const auto [text, list, match, element] = GENERATE(values<ListRow>({
        {"web",  "web",          positive, "web"},
        {"web",  "a,web,w*",     positive, "web"},
        {"web",  "a,b",          none,     ""},
        {"web",  "*,!web",       negated,  "!web"},
        {"web",  "!web,*",       negated,  "!web"},
        {"web",  "!w*,!web,*",   negated,  "!w*"},
        {"web",  "!db",          none,     ""},      // only negated: never a hit
        {"web",  "!db,*",        positive, "*"},
        {"web",  "!!web",        none,     ""},      // one '!' negates, the next is text
        {"!web", "!!web",        negated,  "!!web"},
        {"web",  ",,web,,",      positive, "web"},
        {"web",  " web",         none,     ""},      // blanks are text
        {"web",  "!",            none,     ""},
        {"web",  "",             none,     ""},
        {"WEB",  "web",          none,     ""},
        {"web",  "WEB",          none,     ""},
    }));
    // clang-format on
    CAPTURE(text, list);
    const ListVerdict verdict = match_pattern_list(text, list, LetterCase::sensitive);
    CHECK(verdict.match == match);
    CHECK(verdict.element == element);
}

// match.c match_pattern_list: elements are read up to a comma, so a trailing one adds none.
TEST_CASE("An empty element matches the empty text alone") {
    CHECK(in_list("", "a,,b") == ListMatch::positive);
    CHECK(in_list("", ",a") == ListMatch::positive);
    CHECK(in_list("", "a,") == ListMatch::none);
    CHECK(in_list("", "*,!") == ListMatch::negated);
    CHECK(in_list("", "") == ListMatch::none);
    CHECK(in_list("a", ",") == ListMatch::none);
}

TEST_CASE("Patterns can be lowered; the text is taken as it is") {
    const auto lowered = [](std::string_view text, std::string_view list) {
        return match_pattern_list(text, list, LetterCase::patterns_lowered).match;
    };
    CHECK(lowered("web", "W*B") == ListMatch::positive);
    CHECK(lowered("Web", "Web") == ListMatch::none);
    CHECK(lowered("web", "*,!WEB") == ListMatch::negated);
}

TEST_CASE("An element of 1023 bytes makes the answer none, whatever came before") {
    const std::string longest(1022, 'a');
    CHECK(in_list(longest, longest) == ListMatch::positive);
    CHECK(in_list(longest, "!" + longest) == ListMatch::negated);  // the '!' does not count
    CHECK(in_list(longest + "a", longest + "a") == ListMatch::none);
    CHECK(in_list("web", "web," + longest + "a") == ListMatch::none);
    CHECK(in_list("web", "!web," + longest + "a") == ListMatch::negated);  // decided before
    CHECK(in_list("web", "web," + longest) == ListMatch::positive);
}

TEST_CASE("Letter case is that of ASCII") {
    CHECK(lower_case("AbC-Z09") == "abc-z09");
    CHECK(lower_case("\xc3\x89\xc9") == "\xc3\x89\xc9");
    CHECK(lower_case("@[`{") == "@[`{");
    CHECK(equals_ignoring_case("Host", "hOST"));
    CHECK_FALSE(equals_ignoring_case("Host", "Hos"));
    CHECK_FALSE(equals_ignoring_case("\xc9", "\xe9"));
    CHECK(equals_ignoring_case("", ""));
}
