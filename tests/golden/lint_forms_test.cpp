#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "parser/text/printable.hpp"
#include "parser/text/utf8.hpp"
#include "planner/lint/all_rules.hpp"
#include "tests/support/lint_commands.hpp"
#include "tests/support/schema_faults.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

using Json = nlohmann::ordered_json;

const std::string gitlab_schema = "gitlab/codeclimate.schema.json";
const std::string junit_schema = "junit/junit.xsd";
const std::string checkstyle_schema = "checkstyle/checkstyle.xsd";

/// Writes what each command prints into a file of its own.
std::vector<std::string> write_answers(const TemporaryFolder& folder, std::string_view format) {
    std::vector<std::string> files;
    for (const LintCommand& command : all_lint_commands()) {
        files.push_back(folder.write(fmt::format("{}.{}", files.size(), format),
                                     reply_to(command, format).out));
    }
    return files;
}

std::size_t count_of(std::string_view part, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// What a CI runner would obey, or a terminal, of a line that is none of our own annotations.
bool is_unsafe(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    const bool is_command = begin != std::string_view::npos && line.substr(begin).starts_with("::");
    return is_command || line.find("##[") != std::string_view::npos ||
           line.find("##vso[") != std::string_view::npos || printable(line) != line;
}

/// The text of an annotation behind `::warning file=`; the line itself if it is none of ours.
std::string_view without_command(std::string_view line) {
    for (const std::string_view ours : {"::error file=", "::warning file=", "::notice file="}) {
        if (line.starts_with(ours)) return line.substr(ours.size());
    }
    return line;
}

/// The files that are judged, and others that a finding stands in: settings, a baseline.
std::set<std::string> files_in(const Json& json) {
    std::set<std::string> files;
    for (const Json& file : json["files"]) files.insert(file.get<std::string>());
    for (const Json& finding : json["findings"]) files.insert(finding["file"].get<std::string>());
    return files;
}

}  // namespace

TEST_CASE("the command lines that all forms are tried with find something") {
    CHECK(lint_commands_of_cases().size() > 50);
    CHECK(lint_commands_of_rules().size() == all_rules().size());
    for (const LintCommand& command : lint_commands_of_rules()) {
        INFO(command.written);
        CHECK(reply_to(command, "concise").out.find("[" + command.written + "]") !=
              std::string::npos);
    }
}

TEST_CASE("each form of lint has the same exit status") {
    for (const LintCommand& command : all_lint_commands()) {
        const int status = reply_to(command, "text").status;
        for (const std::string& format : lint_formats()) {
            INFO(command.written << " as " << format);
            CHECK(reply_to(command, format).status == status);
        }
    }
}

TEST_CASE("no line of any form of lint is an order, whatever is judged") {
    for (const LintCommand& command : hostile_lint_commands()) {
        for (const std::string& format : lint_formats()) {
            const LintReply reply = reply_to(command, format);
            CHECK(reply.status == 1);
            CHECK(is_utf8(reply.out));
            for (const std::string& line : lines_of(reply.out + reply.err)) {
                INFO(command.written << " as " << format << ": " << line);
                CHECK(!is_unsafe(format == "github" ? without_command(line) : line));
            }
        }
    }
}

TEST_CASE("JSON lines are the findings of JSON, and last all the rest of it") {
    for (const LintCommand& command : all_lint_commands()) {
        INFO(command.written);
        Json document = Json::parse(reply_to(command, "json").out);
        const std::vector<std::string> lines = lines_of(reply_to(command, "json-lines").out);
        REQUIRE(lines.size() == document["findings"].size() + 1);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            CHECK(Json::parse(lines[i]) == document["findings"][i]);
        }
        document.erase("findings");
        document["schema"] = "sshplan/lint-lines/1";
        CHECK(Json::parse(lines.back()) == document);
    }
}

TEST_CASE("reports for GitLab are what its documentation asks for") {
    const TemporaryFolder folder;
    CHECK(json_faults(gitlab_schema, write_answers(folder, "gitlab")) == "");
}

TEST_CASE("GitLab drops no finding: each has a fingerprint of its own, as in JSON") {
    for (const LintCommand& command : all_lint_commands()) {
        INFO(command.written);
        const Json findings = Json::parse(reply_to(command, "json").out)["findings"];
        const Json report = Json::parse(reply_to(command, "gitlab").out);
        REQUIRE(report.size() == findings.size());
        std::set<std::string> fingerprints;
        for (std::size_t i = 0; i < report.size(); ++i) {
            CHECK(report[i]["fingerprint"] == findings[i]["fingerprint"]);
            CHECK(report[i]["location"]["path"] == findings[i]["file"]);
            CHECK(fingerprints.insert(report[i]["fingerprint"]).second);
        }
    }
}

TEST_CASE("reports of JUnit are XML as importers want it") {
    const TemporaryFolder folder;
    CHECK(xml_faults(junit_schema, write_answers(folder, "junit")) == "");
}

TEST_CASE("a report of JUnit counts its tests, and has each file and each finding") {
    for (const LintCommand& command : all_lint_commands()) {
        INFO(command.written);
        const Json json = Json::parse(reply_to(command, "json").out);
        const std::string report = reply_to(command, "junit").out;
        const std::string total = fmt::format(
            "<testsuites name=\"sshplan lint\" tests=\"{}\" "
            "failures=\"{}\" errors=\"{}\"",
            count_of("<testcase ", report),
            count_of("<failure ", report),
            json["errors"].size());
        CHECK(report.find(total) != std::string::npos);
        CHECK(count_of("<testsuite ", report) ==
              files_in(json).size() + (json["errors"].empty() ? 0 : 1));
        std::set<std::string> tests;
        for (const Json& finding : json["findings"]) {
            tests.insert(finding["file"].get<std::string>() + finding["rule"].get<std::string>());
        }
        CHECK(count_of("<failure ", report) == tests.size());
        CHECK(report.find("<!DOCTYPE") == std::string::npos);
    }
}

TEST_CASE("reports of checkstyle are XML as it writes them, with each finding") {
    const TemporaryFolder folder;
    CHECK(xml_faults(checkstyle_schema, write_answers(folder, "checkstyle")) == "");
    for (const LintCommand& command : all_lint_commands()) {
        INFO(command.written);
        const Json json = Json::parse(reply_to(command, "json").out);
        const std::string report = reply_to(command, "checkstyle").out;
        CHECK(count_of("<error ", report) == json["findings"].size());
        CHECK(count_of("<file ", report) == files_in(json).size());
    }
}

TEST_CASE("a parser of XML reads the name of a file as people see it") {
    const TemporaryFolder folder;
    for (const std::string& name : hostile_names()) {
        LintCommand command{.written = name, .words = {"lint", "--", name}};
        command.machine.files[name] = {.bytes = "Foo x\n"};
        const std::string junit = folder.write("junit", reply_to(command, "junit").out);
        const std::string checkstyle =
            folder.write("checkstyle", reply_to(command, "checkstyle").out);
        // Of what printable() lets through, these two alone are no characters of XML.
        const bool is_xml = name.find("\xef\xbf\xbe") == std::string::npos;
        const std::string shown = is_xml ? printable(name) : "\\u{fffe}\\u{ffff}";
        CHECK(xpath("string(//testsuite/@name)", junit) == shown);
        CHECK(xpath("string(//testcase/@file)", junit) == shown);
        CHECK(xpath("starts-with(//failure, concat('\n', //testcase/@file, ':1:1: '))", junit) ==
              "true");
        CHECK(xpath("string(//file/@name)", checkstyle) == shown);
    }
}

TEST_CASE("the validators find what is wrong") {
    const TemporaryFolder folder;
    const auto faults = [&](std::string_view text, const auto& find, const std::string& schema) {
        return find(schema, {folder.write("wrong", text)});
    };
    CHECK(faults(R"([{"description": "x"}])", json_faults, gitlab_schema).find("severity") !=
          std::string::npos);
    CHECK(faults("<testsuites name='x'/>", xml_faults, junit_schema).find("tests") !=
          std::string::npos);
    CHECK(faults("<checkstyle version='1'><file/></checkstyle>", xml_faults, checkstyle_schema)
              .find("name") != std::string::npos);
    CHECK(faults("<checkstyle version='1'>\x01</checkstyle>", xml_faults, checkstyle_schema) != "");
}

}  // namespace sshplan::test
