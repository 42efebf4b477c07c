#include <string>

#include <catch2/catch.hpp>

#include "tests/views/explanation_builder.hpp"

using namespace sshplan;
using namespace sshplan::test;
using Catch::Matchers::Contains;

TEST_CASE("What is known of an answer stands with the question") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    Condition& condition = builder.explanation.conditions[0];
    SECTION("ran") {
        condition.status = ConditionStatus::ran;
        condition.outcome = false;
        condition.end = CommandEnd{.status = 1, .reason = {}, .seconds = 0.25};
        const std::string text = text_of(builder.explanation);
        CHECK_THAT(text, Contains("ran: exit status 1 after 0.25 s"));
        CHECK_THAT(text, Contains("\nExecuted: C1.\n") && !Contains("Nothing was executed"));
        CHECK_THAT(text, !Contains("--assume"));
    }
    SECTION("assumed") {
        condition.status = ConditionStatus::assumed;
        condition.outcome = true;
        CHECK_THAT(text_of(builder.explanation),
                   Contains("assumed: success") && Contains("\nNothing was executed.\n"));
    }
    SECTION("without effect") {
        condition.effect = false;
        CHECK_THAT(text_of(builder.explanation), Contains("decides nothing"));
    }
    SECTION("asked again") {
        condition.asked.push_back(condition.asked.front());
        CHECK_THAT(text_of(builder.explanation), Contains("asked 2 times for host2"));
    }
}

TEST_CASE("A long command is cut in brief and whole with --all") {
    ExplanationBuilder builder{"host3"};
    build_office(builder, "config");
    const std::string command = "first line " + std::string(100, 'x') + "\nsecond";
    builder.explanation.conditions[0].text = command;
    CHECK_THAT(text_of(builder.explanation),
               Contains("  C1  first line " + std::string(62, 'x') + "…\n") && !Contains("second"));
    CHECK_THAT(text_of(builder.explanation, 80, cli::Detail::everything),
               Contains("x\\x0asecond\n"));
}
