#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "tests/properties/computed.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

/// What expressions are made of, as a syntax spells it.
struct Spelling {
    std::string open;
    std::string close;
    Words repeats;
    Words bars;
    Words atoms{"a",
                "b",
                "c",
                ":",
                "-",
                ".",
                R"(\.)",
                "[ab]",
                "[^:]",
                "[^a]",
                "[a-c]",
                "[^+]",
                "ab",
                "[[:alpha:]]"};
    Words group_repeats = repeats;
};

const Spelling basic{R"(\()", R"(\))", {"*", "*", R"(\{1,2\})", R"(\{2\})", R"(\{0,\})"}, {""}};
const Spelling extended{"(", ")", {"*", "+", "?", "{1,2}", "{2}", "{0,}", "{0,1}"}, {"", "", "|"}};
/// Where the same text can be taken in many ways.
const Spelling ambiguous{"(",
                         ")",
                         {"*", "+", "?", "{1,2}"},
                         {"", "|"},
                         {"a", "b", "ab", "aa", ".", "[ab]", "ba", "a*b"}};
/// The same without alternatives and groups that are repeated more than once.
const Spelling plain{
    "(", ")", {"*", "+", "?", "{1,2}", "{2}"}, {""}, {"a", "b", ".", "[ab]", "."}, {"", "?"}};

std::string random_sequence(const Spelling& spelling, int depth);

std::string random_expression(const Spelling& spelling, int depth) {
    const std::string first = random_sequence(spelling, depth);
    const std::string bar = random_text(spelling.bars);
    return bar.empty() ? first : first + bar + random_sequence(spelling, depth);
}

std::string random_sequence(const Spelling& spelling, int depth) {
    std::string sequence;
    for (int pieces = random_number(1, 4); pieces > 0; --pieces) {
        const bool is_group = depth > 0 && random_number(0, 2) == 0;
        sequence += is_group
                        ? spelling.open + random_expression(spelling, depth - 1) + spelling.close
                        : random_text(spelling.atoms);
        const Words& repeats = is_group ? spelling.group_repeats : spelling.repeats;
        if (random_number(0, 5) < 2) sequence += random_text(repeats);
    }
    const int rareness = depth == 2 ? 5 : 40;  // of anchors, which must not be repeated
    const std::string start = random_number(0, rareness) == 0 ? "^" : "";
    return start + sequence + (random_number(0, rareness) == 0 ? "$" : "");
}

int count_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::string random_substitution(const Spelling& spelling) {
    const std::string expression = random_expression(spelling, 2);
    Words pieces{"x", "&", "", "[&]", R"(\&)", R"(\/)", ":"};
    for (int group = std::min(count_of(expression, spelling.open), 9); group > 0; --group) {
        pieces.push_back("<\\" + std::to_string(group) + ">");
        pieces.push_back("<\\" + std::to_string(group) + ">");
    }
    return "s/" + expression + "/" + random_run(0, 4, pieces) + "/" +
           random_text({"", "", "g", "2", "p", "gp", "3"});
}

std::string random_script(const Spelling& spelling) {
    std::string script = random_text({"", "", "", "1", "$", "/a/", "/^b/", "2"});
    script += random_substitution(spelling);
    if (random_number(0, 3) == 0)
        script += random_text({";", "\n"}) + random_substitution(spelling);
    return script + random_text({"", "", "", ";p", ";y/abc/bca/", ";/c/d", ";s/.*/(&)/", ";$d"});
}

Words sed_of(const std::string& script, const Words& options) {
    Words words{"sed"};
    const std::string option = random_text(options);
    if (!option.empty()) words.push_back(option);
    words.push_back(script);
    return words;
}

/// A substitution that shows what some of its groups hold.
void compare_groups(Share& share, const Spelling& spelling) {
    const std::string begin = random_text({"", "(.*)", "^"});
    const std::string expression = begin + random_expression(spelling, 2) + "(.*)";
    std::string script = "s/" + expression + random_text({"$/", "/"});
    for (int group = std::min(count_of(expression, "("), 9); group > 0; --group) {
        if (random_number(0, 3) > 0) script += "<\\" + std::to_string(group) + ">";
    }
    script += "/";
    compare(share, {"sed", "-E", script}, random_run(1, 9, {"a", "b", "ab", "aab"}) + "\n");
}

}  // namespace

TEST_CASE("sed prints what is computed for basic expressions") {
    Share share;
    rc::prop("scripts", [&] {
        compare(share, sed_of(random_script(basic), {"", "", "-n", "-e"}), random_lines());
    });
    CHECK(share.percent() > 65);
}

TEST_CASE("sed prints what is computed for extended expressions") {
    Share share;
    rc::prop("scripts", [&] {
        compare(share, sed_of(random_script(extended), {"-E", "-r", "-nE", "-Ee"}), random_lines());
    });
    CHECK(share.percent() > 55);
}

TEST_CASE("groups hold for sed what is computed where they match in many ways") {
    Share share;
    rc::prop("any expressions", [&] { compare_groups(share, ambiguous); });
    CHECK(share.percent() > 30);
}

TEST_CASE("groups hold for sed what is computed where none is repeated") {
    Share share;
    rc::prop("expressions without alternatives", [&] { compare_groups(share, plain); });
    CHECK(share.percent() > 65);
}

TEST_CASE("sed prints what is computed for scripts that hardly make sense") {
    const Words pieces{"s", "/", "/", "/",  "s/",      "a",  "b",  "*",   "^",   "$",
                       "[", "]", "^", "-",  ".",       "\\", "(",  ")",   "{",   "}",
                       "1", ",", "|", "+",  "?",       ":",  "&",  "\\(", "\\)", "\\1",
                       "g", ";", "p", "[^", "\\{1\\}", "d",  "y/", "\n",  "s|a|"};
    Share share;
    rc::prop("scripts", [&] {
        const std::string script = random_text({"", "s/", "s/", "s:"}) + random_run(1, 9, pieces) +
                                   random_text({"", "/", "//", "/x/", "::"});
        compare(share, sed_of(script, {"-e", "-E"}), random_lines());
    });
    CHECK(share.known > 0);
}

}  // namespace sshplan::test
