#include <sstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "tests/views/explanation_builder.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Everything up to the first blank line.
std::string headline(const std::string& text) { return text.substr(0, text.find("\n\n") + 1); }

}  // namespace

TEST_CASE("The answer comes first, then why, then what was not done") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "/home/ana/.ssh/config");
    CHECK(text_of(builder.explanation) ==
          "host3 → deploy@10.2.0.3:22   2 possible routes, decided by 1 condition\n"
          "\n"
          "  C1 succeeds   you ────────→ host2:2222 → host3\n"
          "  C1 fails      you → host1 → host2:2222 → host3\n"
          "\n"
          "  #  hop    connects to             as      because\n"
          "  1  host1  bastion.example.com:22  ops     ~/.ssh/config:6   ProxyJump host1\n"
          "       (only if C1 fails)\n"
          "  2  host2  10.1.0.2:2222           deploy  ~/.ssh/config:14  ProxyJump host2\n"
          "  3  host3  10.2.0.3:22             deploy  destination\n"
          "\n"
          "  C1  nc -z -w 2 10.1.0.2 2222\n"
          "      ~/.ssh/config:5  Match host host2 !exec  asked for host2\n"
          "\n"
          "Nothing was executed.\n"
          "Try: sshplan explain --assume C1=no host3\n"
          "     sshplan explain --exec=run host3\n"
          "     sshplan explain --all host3\n");
}

TEST_CASE("A narrow terminal breaks lines between words and between hops only") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    CHECK_THAT(text_of(builder.explanation, 40),
               StartsWith("host3 → deploy@10.2.0.3:22\n"
                          "  2 possible routes, decided by 1\n"
                          "  condition\n"
                          "\n"
                          "  C1 succeeds\n"
                          "    you → host2:2222 → host3\n"
                          "  C1 fails\n"
                          "    you → host1 → host2:2222 → host3\n"
                          "\n"
                          "  1  host1  ops@bastion.example.com:22\n"
                          "     tcp  config:6  ProxyJump host1\n"
                          "     (only if C1 fails)\n"
                          "  2  host2  deploy@10.1.0.2:2222\n"
                          "     tcp/jump  config:14\n"
                          "     ProxyJump host2\n"
                          "  3  host3  deploy@10.2.0.3:22  jump\n"
                          "     destination\n"
                          "\n"
                          "  C1  nc -z -w 2 10.1.0.2 2222\n"
                          "      config:5  Match host host2 !exec\n"
                          "      asked for host2\n"));
    CHECK_THAT(text_of(builder.explanation, 26),
               Contains("    you → host1 →\n"
                        "        → host2:2222\n") ||
                   Contains("    you → host1\n"
                            "        → host2:2222\n"
                            "        → host3\n"));
}

TEST_CASE("One route is told in the first line") {
    ExplanationBuilder builder{"machine3"};
    builder.route({},
                  through({hop("machine1", "a", "machine1", 2222),
                           hop("machine2", "b", "machine2", 2222),
                           hop("machine3", "c", "machine3", 2222)}));
    const std::string text = text_of(builder.explanation);
    CHECK(headline(text) == "machine3 → c@machine3:2222   via machine1, machine2\n");
    CHECK_THAT(text, Contains("\n  you → machine1:2222 → machine2:2222 → machine3:2222\n"));
    CHECK_THAT(text, !Contains("--assume") && !Contains("--exec"));
}

TEST_CASE("A direct connection is called one") {
    ExplanationBuilder builder{"web"};
    builder.route({}, {.hops = {hop("web", "ana", "2001:db8::20", 2222)}});
    const std::string text = text_of(builder.explanation);
    CHECK(headline(text) == "web → ana@[2001:db8::20]:2222   direct\n");
    CHECK_THAT(text, Contains("\n  you → web:2222\n"));
}

TEST_CASE("The status of the only route stands in the first line") {
    ExplanationBuilder builder{"db"};
    Route route{.hops = {hop("db", "ana", "db")}};
    SECTION("opaque") {
        route.status = RouteStatus::opaque;
        route.hops[0].reach = Reach::command;
        route.proxy_command = "corkscrew proxy 80 db 22";
        route.hops[0].command = route.proxy_command;
        builder.route({}, route);
        const std::string text = text_of(builder.explanation);
        CHECK(headline(text) == "db → ana@db:22   opaque: a command makes the connection\n");
        CHECK_THAT(text, Contains("\n  you ─command→ db\n"));
        CHECK_THAT(text, Contains("command corkscrew proxy 80 db 22\n"));
    }
    SECTION("loop") {
        route.status = RouteStatus::loop;
        builder.route({}, route);
        CHECK(headline(text_of(builder.explanation)) ==
              "db → ana@db:22   loop: ssh would start itself for ever\n");
    }
    SECTION("broken") {
        route.status = RouteStatus::broken;
        builder.route({}, route);
        CHECK(headline(text_of(builder.explanation)) ==
              "db → ana@db:22   broken: the command cannot work\n");
    }
    SECTION("refused, under every outcome") {
        builder.explanation.ending = Ending::refused;
        CHECK(text_of(builder.explanation) ==
              "db   refused: ssh would stop with an error\n\nNothing was executed.\n");
    }
    SECTION("a limit") {
        builder.explanation.ending = Ending::limit;
        CHECK_THAT(text_of(builder.explanation), StartsWith("db   no answer: a limit was met\n"));
    }
}

TEST_CASE("A route that is refused under some outcomes comes with ssh's message") {
    ExplanationBuilder builder{"db"};
    const Config& config = builder.file("config", "Match exec true\nPort abc\n");
    builder.condition(ConditionKind::exec, "true", config, "exec true", "db");
    builder.route({{0, false}}, {.hops = {hop("db", "ana", "db")}});
    Hop lost;
    lost.name = "db";
    builder.route({{0, true}},
                  {.status = RouteStatus::refused,
                   .hops = {lost},
                   .complaints = {{.text = "config line 2: Bad number",
                                   .where = ExplanationBuilder::place(config, "abc"),
                                   .line = 2}},
                   .ending = Ending::refused});
    const std::string text = text_of(builder.explanation);
    CHECK_THAT(text,
               StartsWith("db → ana@db:22   2 possible routes, decided by 1 condition; 1 "
                          "refused\n"));
    CHECK_THAT(text, Contains("  C1 succeeds   you → db ✗ refused\n"));
    CHECK_THAT(text,
               Contains("! refused only if C1 succeeds:\n"
                        "config line 2: Bad number\n"
                        "  --> config:2:6\n"));
}

TEST_CASE("A destination that no block names is said to be one") {
    ExplanationBuilder builder{"servr3"};
    builder.route({}, {.hops = {hop("servr3", "ana", "servr3")}});
    builder.explanation.name = {.is_named = false, .nearest = {"server3", "server4"}};
    CHECK_THAT(text_of(builder.explanation),
               Contains("\nNo block names servr3; nearest: server3, server4.\n"));
    builder.explanation.name.nearest.clear();
    CHECK_THAT(text_of(builder.explanation), Contains("\nNo block names servr3.\n"));
}

TEST_CASE("A suggestion keeps the command line and quotes for the shell") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    builder.explanation.destination = "a b";
    CHECK_THAT(text_of(builder.explanation),
               Contains("Try: sshplan explain --assume C1=no 'a b'\n"));
    std::ostringstream out;
    cli::print_explanation(
        out, builder.explanation, {.command = "sshplan explain -J x 'a b' uname"});
    CHECK_THAT(out.str(), Contains("Try: sshplan explain --assume C1=no -J x 'a b' uname\n"));
}

TEST_CASE("Colours change nothing but colours") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    std::ostringstream out;
    cli::print_explanation(out, builder.explanation, {.style = cli::Style{cli::Colours::on}});
    std::string text = out.str();
    CHECK_THAT(text, Contains("\x1b[36mhost1\x1b[0m"));
    for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
        text.erase(at, text.find('m', at) + 1 - at);
    }
    CHECK(text == text_of(builder.explanation));
}
