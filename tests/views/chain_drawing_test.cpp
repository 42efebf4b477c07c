#include <string>

#include <catch2/catch.hpp>

#include "tests/views/explanation_builder.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("An address as a name is bracketed where a port follows") {
    ExplanationBuilder builder{"2001:db8::20"};
    builder.route({}, {.hops = {hop("2001:db8::20", "ana", "2001:db8::20", 2222)}});
    CHECK_THAT(text_of(builder.explanation), Contains("\n  you → [2001:db8::20]:2222\n"));
    builder.explanation.routes[0].route.hops[0].port = 22;
    CHECK_THAT(text_of(builder.explanation), Contains("\n  you → 2001:db8::20\n"));
}

TEST_CASE("What leads nowhere says so, and stands apart from what arrives") {
    ExplanationBuilder builder{"web"};
    const Config& config = builder.file("config",
                                        "Match !host jump !exec \"nc -z %h %p\"\n"
                                        "ProxyJump jump\n");
    const std::string_view criterion = "!exec \"nc -z %h %p\"";
    builder.condition(ConditionKind::exec, "nc -z web 22", config, criterion, "web");
    builder.condition(ConditionKind::exec, "nc -z jump 22", config, criterion, "jump");
    const Hop jump = hop("jump", "ana", "203.0.113.7");
    const Hop web = hop("web", "ana", "web");
    builder.route({{0, true}}, {.hops = {web}});
    builder.route({{0, false}, {1, true}}, through({jump, web}));
    Route loop = through({jump, web});
    loop.status = RouteStatus::loop;
    loop.notes = {{"loop", "ssh jump starts itself again"}};
    builder.route({{0, false}, {1, false}}, std::move(loop));
    const std::string text = text_of(builder.explanation);
    CHECK_THAT(
        text,
        StartsWith("web → ana@web:22   3 possible routes, decided by 2 conditions; 1 loop\n"));
    CHECK_THAT(text,
               Contains("  C1 succeeds             you ───────→ web\n"
                        "  C1 fails, C2 succeeds   you → jump → web\n"
                        "  C1 fails, C2 fails      you → jump → web ↻ loop\n"));
    CHECK_THAT(text,
               Contains("! ssh jump starts itself again (only if C1 fails, C2 fails)  [loop]\n"));
    CHECK_THAT(text, Contains("jump  203.0.113.7:22") && Contains("(only if C1 fails)\n"));
}

TEST_CASE("A route with several outcomes is drawn once") {
    ExplanationBuilder builder{"db"};
    const Config& config = builder.file("config", "Match exec a exec b\nProxyJump j\n");
    builder.condition(ConditionKind::exec, "a", config, "exec a", "db");
    builder.condition(ConditionKind::exec, "b", config, "exec b", "db");
    builder.route({{0, true}, {1, true}}, through({hop("j", "ana", "j"), hop("db", "ana", "db")}));
    const std::size_t direct =
        builder.route({{0, true}, {1, false}}, {.hops = {hop("db", "ana", "db")}});
    builder.outcome({{0, false}}, direct);
    CHECK_THAT(text_of(builder.explanation),
               Contains("  C1 succeeds, C2 succeeds   you → j → db\n"
                        "  C1 succeeds, C2 fails      you ────→ db\n"
                        "  or C1 fails\n"));
}

TEST_CASE("Networks and names are told by what they are, if that is short") {
    ExplanationBuilder builder{"db"};
    const Config& config = builder.file("config", "Match localnetwork 10.0.0.0/8\nProxyJump j\n");
    builder.condition(
        ConditionKind::local_network, "10.0.0.0/8", config, "localnetwork 10.0.0.0/8", "db");
    builder.condition(ConditionKind::dns, "db.example.org", config, "Match", "db");
    builder.explanation.conditions[1].asked[0].place = {};
    builder.route({{0, false}, {1, true}}, {.hops = {hop("db", "ana", "db")}});
    builder.route({{0, true}}, {.hops = {hop("db", "ana", "db")}});
    builder.route({{0, false}, {1, false}}, {.hops = {hop("db", "ana", "db")}});
    std::string text = text_of(builder.explanation);
    CHECK_THAT(text, Contains("not in 10.0.0.0/8, db.example.org resolves           you → db\n"));
    CHECK_THAT(text, Contains("in 10.0.0.0/8                                        you → db\n"));
    CHECK_THAT(text, Contains("not in 10.0.0.0/8, db.example.org does not resolve   you → db\n"));
    CHECK_THAT(text, Contains("  C1  localnetwork:10.0.0.0/8  config:1  Match localnetwork"));
    CHECK_THAT(text, Contains("  C2  dns:db.example.org"));
    CHECK_THAT(text, !Contains("--exec=run"));
    builder.explanation.conditions[0].text = "10.0.0.0/8,192.168.0.0/16";
    text = text_of(builder.explanation);
    CHECK_THAT(text,
               Contains("  C1 is so  ") && Contains("  C1 is not so, db.example.org resolves"));
}
