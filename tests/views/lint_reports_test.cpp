#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/rule_named.hpp"
#include "tools/sshplan/views/lint_checkstyle.hpp"
#include "tools/sshplan/views/lint_github.hpp"
#include "tools/sshplan/views/lint_gitlab.hpp"
#include "tools/sshplan/views/lint_junit.hpp"
#include "tools/sshplan/views/lint_sarif.hpp"
#include "tools/sshplan/views/sarif_parts.hpp"

using namespace sshplan;
using namespace sshplan::cli;

namespace {

const Rule rule = test::rule_named("SEC999");

/// A report with one finding in the words "Port 22".
struct Reported {
    SourceFile file;
    LintReport report{};
    LintAnswer answer{};

    Reported(std::string name, std::string message) : file(std::move(name), "Host ä\n  Port 22\n") {
        report.findings = {{.rule = &rule,
                            .severity = Severity::error,
                            .where = {&file, {10, 17}},
                            .message = std::move(message)}};
        answer.report = &report;
    }

    [[nodiscard]] std::string github() const {
        std::ostringstream out;
        print_github(out, answer);
        return out.str();
    }

    [[nodiscard]] nlohmann::json run() const {
        return nlohmann::json::parse(lint_sarif(answer))["runs"][0];
    }
};

}  // namespace

TEST_CASE("An annotation of GitHub is one line, whatever stands in it") {
    Reported reported{"a:b,c%d", "100%\n::error::x ##[group]y"};
    reported.report.findings.front().help = {"do: this, that"};
    CHECK(reported.github() ==
          "::error file=a%3Ab%2Cc%25d,line=2,col=3,endLine=2,endColumn=10,title=sshplan SEC999"
          "::100%25\\x0a::error::x #\\x23[group]y%0Ado: this, that\n");
}

TEST_CASE("Each severity has its annotation") {
    Reported reported{"config", "x"};
    for (const auto& [severity, command] : {std::pair{Severity::error, "::error "},
                                            std::pair{Severity::warning, "::warning "},
                                            std::pair{Severity::info, "::notice "},
                                            std::pair{Severity::hint, "::notice "}}) {
        reported.report.findings.front().severity = severity;
        CHECK(reported.github().starts_with(command));
    }
}

TEST_CASE("Each severity has its name in the reports of others") {
    const Rule plain = test::rule_named("SEM999");
    Reported reported{"config", "x"};
    Finding& finding = reported.report.findings.front();
    const auto severities = [&](const Rule& of, Severity severity) {
        finding.rule = &of;
        finding.severity = severity;
        const auto gitlab = nlohmann::json::parse(lint_gitlab(reported.answer));
        const std::string checkstyle = lint_checkstyle(reported.answer);
        const std::size_t at = checkstyle.find("severity=\"") + 10;
        return gitlab[0]["severity"].get<std::string>() + " " +
               checkstyle.substr(at, checkstyle.find('"', at) - at);
    };
    CHECK(severities(rule, Severity::error) == "blocker error");
    CHECK(severities(rule, Severity::warning) == "major warning");
    CHECK(severities(plain, Severity::error) == "critical error");
    CHECK(severities(plain, Severity::warning) == "major warning");
    CHECK(severities(plain, Severity::info) == "minor info");
    CHECK(severities(plain, Severity::hint) == "info info");
}

TEST_CASE("A test of JUnit holds all that one rule finds in a file, and the worst of it") {
    const Rule other = test::rule_named("SEM999", "other-rule");
    Reported reported{"config", "first"};
    Finding& first = reported.report.findings.front();
    first.severity = Severity::hint;
    first.notes = {"a note"};
    first.help = {"do"};
    first.related = {{.place = {&reported.file, {0, 4}}, .text = "here"},
                     {.place = {}, .text = "elsewhere"}};
    reported.report.findings.push_back(
        {.rule = &other, .where = {&reported.file, {0, 4}}, .message = "between"});
    reported.report.findings.push_back(
        {.rule = &rule, .where = {&reported.file, {0, 4}}, .message = "second"});
    const std::string report = lint_junit(reported.answer);
    CHECK(report.find("tests=\"2\" failures=\"2\"") != std::string::npos);
    CHECK(
        report.find("name=\"SEC999 some-rule\" classname=\"config\" file=\"config\" line=\"2\"") !=
        std::string::npos);
    CHECK(report.find("<failure message=\"first; and 1 more\" type=\"warning\">\n"
                      "config:2:3: hint[SEC999] first\n"
                      "  config:1:1: here\n"
                      "  note: elsewhere\n"
                      "  note: a note\n"
                      "  help: do\n"
                      "config:1:1: warning[SEC999] second\n"
                      "</failure>") != std::string::npos);
    CHECK(report.find("<failure message=\"between\"") != std::string::npos);
}

TEST_CASE("What could not be judged is an error for JUnit, and GitLab has no place for it") {
    const LintReport report;
    LintAnswer answer;
    answer.report = &report;
    CHECK(lint_gitlab(answer) == "[]\n");
    answer.errors = {{.text = "x is not judged: \x1b<"}};
    const std::string junit = lint_junit(answer);
    CHECK(junit.find("tests=\"1\" failures=\"0\" errors=\"1\"") != std::string::npos);
    CHECK(junit.find("<error message=\"x is not judged: \\x1b&lt;\"") != std::string::npos);
    CHECK(junit.find("nothing found") == std::string::npos);
}

TEST_CASE("A result of SARIF has a region in code points, a level and what to do") {
    Reported reported{"ssh/config", "is wrong"};
    reported.report.findings.front().notes = {"because"};
    reported.report.findings.front().help = {"do"};
    const auto result = reported.run()["results"][0];
    CHECK(result["level"] == "error");
    CHECK(result["message"]["text"] == "is wrong\nbecause\ndo");
    const auto place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "ssh/config");
    CHECK(place["region"] ==
          nlohmann::json{{"startLine", 2}, {"startColumn", 3}, {"endLine", 2}, {"endColumn", 10}});
    CHECK(!result.contains("suppressions"));
}

TEST_CASE("What a comment silences is in SARIF, and marked") {
    Reported reported{"ssh/config", "is wrong"};
    reported.report.suppressed = std::move(reported.report.findings);
    reported.report.findings.clear();
    const auto results = reported.run()["results"];
    REQUIRE(results.size() == 1);
    CHECK(results[0]["suppressions"][0]["kind"] == "inSource");
}

TEST_CASE("Paths become URIs, byte by byte") {
    CHECK(uri_of("ssh/config") == "ssh/config");
    CHECK(uri_of("/srv/a b") == "file:///srv/a%20b");
    CHECK(uri_of("a:b/ä\xff?#%") == "a%3Ab/%C3%A4%FF%3F%23%25");
}

TEST_CASE("A message of SARIF holds no link of others") {
    CHECK(sarif_message("Include [a-z]*")["text"] == "Include [a-z]*");
    CHECK(sarif_message("[x](http://y)")["text"] == "\\[x\\](http://y)");
    CHECK(sarif_message("a\n\x1b")["text"] == "a\n\\x1b");
}

TEST_CASE("Rules of the group SEC are about security, with a severity of their own") {
    CHECK(sarif_rule(rule)["properties"]["security-severity"] == "5.5");
    CHECK(sarif_rule(rule)["properties"]["tags"] == Json{"ssh", "security"});
    CHECK(!sarif_rule(test::rule_named("SEM999"))["properties"].contains("security-severity"));
}
