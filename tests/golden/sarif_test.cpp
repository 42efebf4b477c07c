#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "parser/text/printable.hpp"
#include "planner/lint/all_rules.hpp"
#include "tests/support/lint_commands.hpp"
#include "tests/support/schema_faults.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

using Json = nlohmann::json;

const std::string schema = "sarif/sarif-2.1.0-rtm.5.json";

Json run_of(const LintCommand& command) {
    return Json::parse(reply_to(command, "sarif").out)["runs"][0];
}

/// All rules, whatever they find.
Json every_rule() {
    LintCommand command{.written = "", .words = {"lint", "--select", "ALL", "config"}};
    command.machine.files["config"] = {.bytes = "Host db\n"};
    return run_of(command)["tool"]["driver"]["rules"];
}

bool is_text(const Json& text, std::size_t longest) {
    return !text.get<std::string>().empty() && code_points(text.get<std::string>()) <= longest;
}

bool is_one_of(const Json& text, const std::vector<std::string>& texts) {
    return std::ranges::find(texts, text.get<std::string>()) != texts.end();
}

}  // namespace

TEST_CASE("SARIF logs are what the schema of SARIF 2.1.0 asks for") {
    const TemporaryFolder folder;
    std::vector<std::string> files;
    for (const LintCommand& command : all_lint_commands()) {
        files.push_back(
            folder.write(fmt::format("{}.sarif", files.size()), reply_to(command, "sarif").out));
    }
    CHECK(files.size() > 100);
    CHECK(json_faults(schema, files) == "");
}

// docs.github.com, "SARIF support for code scanning": what is required, or recommended.
TEST_CASE("code scanning finds what it wants to know of each rule") {
    const Json rules = every_rule();
    CHECK(rules.size() == all_rules().size());
    for (const Json& rule : rules) {
        INFO(rule.dump());
        CHECK(is_text(rule["id"], 255));
        CHECK(is_text(rule["name"], 255));
        CHECK(is_text(rule["shortDescription"]["text"], 1024));
        CHECK(is_text(rule["fullDescription"]["text"], 1024));
        CHECK(is_text(rule["help"]["text"], 100'000));
        CHECK(is_text(rule["help"]["markdown"], 100'000));
        CHECK(is_one_of(rule["defaultConfiguration"]["level"], {"error", "warning", "note"}));
        const Json& properties = rule["properties"];
        CHECK(is_one_of(properties["precision"], {"very-high", "high", "medium", "low"}));
        CHECK(is_one_of(properties["problem.severity"], {"error", "warning", "recommendation"}));
        const bool is_about_security = rule["id"].get<std::string>().starts_with("SEC");
        const Json& tags = properties["tags"];
        CHECK(tags.size() <= 10);
        CHECK((std::ranges::find(tags, "security") != tags.end()) == is_about_security);
        CHECK(properties.contains("security-severity") == is_about_security);
        if (!is_about_security) continue;
        const double severity = std::stod(properties["security-severity"].get<std::string>());
        CHECK((severity > 0 && severity <= 10));
    }
}

TEST_CASE("code scanning finds what it wants to know of each result") {
    for (const LintCommand& command : all_lint_commands()) {
        const Json run = run_of(command);
        for (const Json& result : run["results"]) {
            INFO(command.written << " " << result.dump());
            const std::size_t index = result["ruleIndex"];
            CHECK(run["tool"]["driver"]["rules"].at(index)["id"] == result["ruleId"]);
            CHECK(is_text(result["message"]["text"], 100'000));
            CHECK(is_text(result["partialFingerprints"]["primaryLocationLineHash"], 100));
            const Json& place = result["locations"].at(0)["physicalLocation"];
            CHECK(is_text(place["artifactLocation"]["uri"], 4096));
            const Json& region = place["region"];
            const std::pair begin{region["startLine"].get<int>(), region["startColumn"].get<int>()};
            const std::pair end{region["endLine"].get<int>(), region["endColumn"].get<int>()};
            CHECK((begin.first >= 1 && begin.second >= 1 && end.second >= 1 && begin <= end));
        }
    }
}

TEST_CASE("the validator finds what is not SARIF") {
    const TemporaryFolder folder;
    CHECK(json_faults(schema, {folder.write("a", R"({"version": "2.1.0"})")}).find("runs") !=
          std::string::npos);
    CHECK(json_faults(schema, {folder.write("b", "{")}) != "");
}

}  // namespace sshplan::test
