#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "tests/views/explanation_builder.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"
#include "tools/sshplan/views/runner_commands.hpp"

using namespace sshplan;
using namespace sshplan::test;
using namespace sshplan::cli;
using Lines = std::vector<std::string>;

TEST_CASE("Text is cut by columns, not bytes") {
    CHECK(cut_end("abc", 3) == "abc");
    CHECK(cut_end("abcd", 3) == "ab…");
    CHECK(cut_end("東京都", 6) == "東京都");
    CHECK(cut_end("東京都", 5) == "東京…");
    CHECK(cut_end("東京都", 4) == "東…");
    CHECK(cut_end("abcd", 0) == "…");
    CHECK(cut_begin("abcd", 3) == "…cd");
    CHECK(cut_begin("東京都", 4) == "…都");
    CHECK(cut_begin("", 0).empty());
}

TEST_CASE("Lines break at blanks, and long words stay whole") {
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
    CHECK(wrapped("one", 80) == Lines{"one"});
    CHECK(wrapped("", 80) == Lines{""});
    CHECK(wrapped("a wonderful b", 4) == Lines{"a", "wonderful", "b"});
    CHECK(wrapped("wonderful", 4) == Lines{"wonderful"});
    CHECK(wrapped("a  b   c", 1) == Lines{"a", "b", "c"});
    CHECK(wrapped("a  b", 4) == Lines{"a  b"});
    CHECK(wrapped("東京 大阪", 4) == Lines{"東京", "大阪"});
    CHECK(wrapped("x\ny", 80) == Lines{"x\\x0ay"});
    for (std::size_t width = 0; width < 20; ++width) {
        for (const std::string& line : wrapped("  the quick brown fox  jumps ", width)) {
            CHECK((columns(line) <= width || line.find(' ', 2) == std::string::npos));
        }
    }
}

TEST_CASE("Only what a runner obeys is taken apart") {
    CHECK(without_markers("## a section ##", "X") == "## a section ##");
    CHECK(without_markers("##[error]", "X") == "#X[error]");
    CHECK(without_markers("###[error]", "X") == "##X[error]");
    CHECK(without_markers("##vso[a]##[b]", "X") == "#Xvso[a]#X[b]");
    CHECK(without_markers("##", "X") == "##");
    CHECK(begins_as_command("  ::error::"));
    CHECK_FALSE(begins_as_command("2001::1"));
    CHECK_FALSE(begins_as_command(""));
}

TEST_CASE("Headings of many patterns are cut to a number") {
    ExplanationBuilder builder{"x"};
    std::string many = "host";
    for (int i = 1; i <= 300; ++i) many += " web" + std::to_string(i);
    const Config& config = builder.file("config",
                                        many +
                                            "\nHOST a \"b c\" # comment\n"
                                            "Host one-very-long-pattern-that-fills-the-"
                                            "whole-line two\n"
                                            "Match host a exec \"" +
                                            std::string(60, 'x') + "\"\n");
    const auto heading = [&](std::size_t i) -> const Directive& {
        return *config.blocks()[i + 1].head();
    };
    CHECK(short_heading(heading(0)) == "Host web1 web2 web3 web4 web5 … (300)");
    CHECK(short_heading(heading(0), 22) == "Host web1 web2 … (300)");
    CHECK(short_heading(heading(1)) == "Host a b c");
    CHECK(short_heading(heading(2)) == "Host one-very-long-pattern-that-fil… (2)");
    CHECK(short_heading(heading(3)) == "Match host a exec \"" + std::string(20, 'x') + "…");
    CHECK(columns(heading_text(heading(0))) > 1000);
}

TEST_CASE("The home directory is a tilde, as a whole name only") {
    CHECK(path_text("/home/ana/.ssh/config", "/home/ana") == "~/.ssh/config");
    CHECK(path_text("/home/anatol/.ssh/config", "/home/ana") == "/home/anatol/.ssh/config");
    CHECK(path_text("/etc/ssh/ssh_config", "/") == "/etc/ssh/ssh_config");
    CHECK(path_text("config", "") == "config");
}

TEST_CASE("Outcomes that differ in what does not matter are told as one") {
    ExplanationBuilder builder{"db"};
    const Config& config = builder.file("config", "Match exec a exec b\n");
    builder.condition(ConditionKind::exec, "a", config, "exec a", "db");
    builder.condition(ConditionKind::exec, "b", config, "exec b", "db");
    const Hop db = hop("db", "ana", "db");
    builder.route({{0, true}, {1, true}}, {.hops = {db}});
    builder.route({{0, true}, {1, false}}, {.hops = {db}});
    builder.route({{0, false}}, {.hops = {db}});
    const auto told = [&](std::vector<std::size_t> routes) {
        return only_if_text(routes, builder.explanation);
    };
    CHECK(told({0, 1, 2}).empty());
    CHECK(told({0, 1}) == "only if C1 succeeds");
    CHECK(told({2}) == "only if C1 fails");
    CHECK(told({1, 2}) == "only if C1 succeeds, C2 fails or C1 fails");
}
