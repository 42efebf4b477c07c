#include <algorithm>

#include <catch2/catch.hpp>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/selection.hpp"
#include "tests/support/rule_named.hpp"

namespace sshplan {
namespace {

const Rule shadowed = test::rule_named("SEM001", "shadowed-setting");
const Rule unused = test::rule_named("REP004", "unused-suppression");

TEST_CASE("Without a selection all rules are wanted") {
    CHECK(is_selected({}, shadowed));
    CHECK(is_selected({.ignore = {"REP"}}, shadowed));
    CHECK(!is_selected({.ignore = {"ALL"}}, shadowed));
}

TEST_CASE("What a profile lacks is wanted by its whole id, its name, or all") {
    Rule code = test::rule_named("SEC046", "runs-code");
    code.audience = Audience::shared_repo;
    CHECK(!is_selected({}, code));
    CHECK(!is_selected({.profile = Profile::personal}, code));
    CHECK(!is_selected({.select = {"SEC"}}, code));
    CHECK(!is_selected({.extend = {"SEC04"}}, code));
    CHECK(is_selected({.profile = Profile::shared_repo}, code));
    CHECK(is_selected({.profile = Profile::strict}, code));
    CHECK(!is_selected({.profile = Profile::strict, .ignore = {"SEC"}}, code));
    for (const char* const word : {"sec046", "runs-code", "ALL"}) {
        INFO(word);
        CHECK(is_selected({.extend = {word}}, code));
    }
    Rule portable = test::rule_named("POR001", "keyword-too-new");
    portable.audience = Audience::teams;
    CHECK(is_selected({}, portable));
    CHECK(!is_selected({.profile = Profile::personal}, portable));
}

TEST_CASE("No profile leaves out what is for the judge alone and in the default one") {
    for (const Rule* const rule : all_rules()) {
        INFO(rule->id);
        if (is_for_the_judge_alone(*rule)) CHECK(rule->audience != Audience::teams);
    }
    CHECK(std::ranges::count_if(
              all_rules(), [](const Rule* rule) { return is_for_the_judge_alone(*rule); }) > 20);
}

TEST_CASE("Rules are selected by the beginning of an id in any letters, by name, or all") {
    for (const char* const word : {"SEM001", "sem", "S", "shadowed-setting", "ALL", "all"}) {
        INFO(word);
        CHECK(is_selected({.select = {word}}, shadowed));
    }
    for (const char* const word : {"SEM0011", "SEM002", "REP", "shadowed", "EM001", ""}) {
        INFO(word);
        CHECK(!is_selected({.select = {word}}, shadowed));
    }
}

TEST_CASE("The longest beginning decides, and of two as long the one that leaves out") {
    CHECK(is_selected({.select = {"SEM001"}, .ignore = {"SEM"}}, shadowed));
    CHECK(!is_selected({.select = {"SEM"}, .ignore = {"SEM001"}}, shadowed));
    CHECK(!is_selected({.select = {"SEM"}, .ignore = {"SEM"}}, shadowed));
    CHECK(!is_selected({.select = {"ALL"}, .ignore = {"S"}}, shadowed));
    CHECK(is_selected({.extend = {"SEM"}, .ignore = {"ALL"}}, shadowed));
}

TEST_CASE("What is selected besides does not take anything away") {
    const RuleSelection both{.select = {"REP"}, .extend = {"SEM001"}};
    CHECK(is_selected(both, unused));
    CHECK(is_selected(both, shadowed));
}

TEST_CASE("A word that selects nothing is known from those that do") {
    CHECK(is_selector("SEM001"));
    CHECK(is_selector("rep"));
    CHECK(is_selector("ALL"));
    CHECK(!is_selector("XYZ"));
    CHECK(!is_selector(""));
}

}  // namespace
}  // namespace sshplan
