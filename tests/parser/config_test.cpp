#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/config/config.hpp"

using namespace sshplan;
using namespace std::string_view_literals;

namespace {

std::vector<std::string> words_of(std::string_view line) {
    const SourceFile file{"config", std::string{line}};
    const Config config{file};
    std::vector<std::string> words;
    for (const Directive& directive : config.directives()) {
        for (const Word& word : directive.words) words.emplace_back(word.text);
    }
    return words;
}

std::string raw_value_of(std::string_view line) {
    const SourceFile file{"config", std::string{line}};
    const Config config{file};
    REQUIRE(config.directives().size() == 1);
    return std::string{raw_value(config.directives().front())};
}

struct Words {
    std::string_view line;
    std::vector<std::string> words;
};

struct Raw {
    std::string_view line;
    std::string_view value;
};

}  // namespace

// The expectations are what `ssh -G` prints of a SendEnv line with these arguments.
TEST_CASE("Words come without quotes, escapes and comments") {
    // clang-format off
    const auto [line, words] = GENERATE(values<Words>({
        {"SendEnv a b c",            {"a", "b", "c"}},
        {"SendEnv \"a b\" c",        {"a b", "c"}},
        {"SendEnv 'a'\"b\"c",        {"abc"}},
        {"SendEnv a\\ b \"c\\ d\"",  {"a b", "c\\ d"}},
        {"SendEnv a\\\"b",           {"a\"b"}},
        {"SendEnv a #b",             {"a"}},
        {"SendEnv a#b \"#c\"",       {"a#b", "#c"}},
        {"SendEnv #a",               {}},
        {"SendEnv a\rb c",           {"a\rb", "c"}},
        {"SendEnv a \0b"sv,          {"a"}},
    }));
    // clang-format on
    CAPTURE(line);
    CHECK(words_of(line) == words);
}

TEST_CASE("An empty argument is a word") {
    CHECK(words_of("Host \"\" a ''") == std::vector<std::string>{"", "a", ""});
}

TEST_CASE("Words span their quotes") {
    const SourceFile file{"config", "  Host a \"b c\" d\\ e # f\n"};
    const Config config{file};
    const auto words = config.directives().front().words;
    REQUIRE(words.size() == 3);
    CHECK(file.at(words[0].span) == "a");
    CHECK(file.at(words[1].span) == "\"b c\"");
    CHECK(file.at(words[2].span) == "d\\ e");
}

// The expectations are what `ssh -G` prints as proxycommand.
TEST_CASE("A raw value is the line's rest without leading blanks and '=' signs") {
    // clang-format off
    const auto [line, value] = GENERATE(values<Raw>({
        {"ProxyCommand nc %h %p",              "nc %h %p"},
        {"ProxyCommand=nc",                    "nc"},
        {"ProxyCommand = == nc",               "nc"},
        {"ProxyCommand ====",                  ""},
        {"\"ProxyCommand\" == x",              "x"},
        {"ProxyCommand none # direct",         "none # direct"},
        {"ProxyCommand # x",                   "# x"},
        {"ProxyCommand \"a  b\" \\\"c \r\n",   "\"a  b\" \\\"c"},
        {"ProxyCommand nc\0 x"sv,              "nc"},
        {"ProxyCommand\r=\r=\rnc x\f",         "nc x"},
    }));
    // clang-format on
    CAPTURE(line);
    CHECK(raw_value_of(line) == value);
}

TEST_CASE("Only lines that ssh reads become directives, with their numbers") {
    const SourceFile file{"config", "# x\nHost a\n\n  User\n= = Port 22\nPort \"\nFoo bar\n"};
    const Config config{file};
    const auto all = config.directives();
    REQUIRE(all.size() == 4);
    CHECK(all[0].line == 2);
    CHECK(all[0].kind == LineKind::directive);
    CHECK(all[1].line == 4);
    CHECK(all[1].kind == LineKind::no_argument);
    CHECK(all[2].line == 6);
    CHECK(all[2].kind == LineKind::bad_quotes);
    CHECK(all[3].line == 7);
    CHECK(all[3].info == nullptr);
}

TEST_CASE("A directive knows where its keyword and its value stand") {
    const SourceFile file{"config", "\n  \"USER\" = bob # x \n"};
    const Config config{file};
    const Directive& user = config.directives().front();
    CHECK(user.keyword == "user");
    CHECK(user.is(Keyword::user));
    CHECK_FALSE(user.is(Keyword::host));
    CHECK(file.at(user.keyword_span) == "\"USER\"");
    CHECK(file.at(user.rest_span) == "= bob # x");
    CHECK(user.rest == "= bob # x");
    CHECK(file.at(user.span) == "\"USER\" = bob # x");
    CHECK(user.words.size() == 2);
}

TEST_CASE("A keyword of no release is neither lost nor taken for another") {
    const SourceFile file{"config",
                          "User\xa0"
                          "bob x\nUserx y\n\xef\xbb\xbfHost web\n"};
    const Config config{file};
    REQUIRE(config.directives().size() == 3);
    for (const Directive& directive : config.directives()) {
        CHECK(directive.info == nullptr);
        CHECK_FALSE(directive.is(Keyword::user));
    }
    CHECK(config.directives()[2].keyword == "\xef\xbb\xbfhost");
    CHECK(config.blocks().size() == 1);  // so a byte order mark hides a Host line
}

TEST_CASE("What stands before the first Host or Match line is global") {
    const SourceFile file{"config", "User a\nPort 22\nHost b\n"};
    const Config config{file};
    const auto blocks = config.blocks();
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].kind == BlockKind::global);
    CHECK(blocks[0].head() == nullptr);
    CHECK(blocks[0].directives().size() == 2);
    CHECK(blocks[1].kind == BlockKind::host);
    CHECK(blocks[1].directives().empty());
}

TEST_CASE("An empty file is one empty global block") {
    for (const std::string_view bytes : {""sv, "\n# x\n"sv, "\"User bob"sv, "\0Host a"sv}) {
        const SourceFile file{"config", std::string{bytes}};
        const Config config{file};
        REQUIRE(config.blocks().size() == 1);
        CHECK(config.blocks()[0].kind == BlockKind::global);
        CHECK(config.blocks()[0].directives().empty());
        CHECK(config.directives().empty());
    }
}

TEST_CASE("Each Host or Match line starts a block and belongs to none") {
    const SourceFile file{"config",
                          "Host a b\n User u\n\nHOST=c\nmatch all\n Port 1\n User v\n\"Host\" d\n"};
    const Config config{file};
    const auto blocks = config.blocks();
    REQUIRE(blocks.size() == 5);
    CHECK(blocks[0].directives().empty());
    CHECK(blocks[1].head()->line == 1);
    CHECK(blocks[1].head()->words.size() == 2);
    REQUIRE(blocks[1].directives().size() == 1);
    CHECK(blocks[1].directives()[0].words[0].text == "u");
    CHECK(blocks[2].head()->line == 4);
    CHECK(blocks[2].directives().empty());
    CHECK(blocks[3].kind == BlockKind::match);
    CHECK(blocks[3].directives().size() == 2);
    CHECK(blocks[4].kind == BlockKind::host);
    CHECK(blocks[4].head()->words[0].text == "d");
}

TEST_CASE("Words of many lines stay where they are") {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) bytes += "SendEnv \"a " + std::to_string(i) + "\" b\n";
    const SourceFile file{"config", bytes};
    const Config config{file};
    REQUIRE(config.directives().size() == 1000);
    CHECK(config.directives()[0].words[0].text == "a 0");
    CHECK(config.directives()[999].words[0].text == "a 999");
    CHECK(config.directives()[999].words[1].text == "b");
}
