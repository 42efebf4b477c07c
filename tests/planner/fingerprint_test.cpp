#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "planner/lint/fingerprint.hpp"
#include "tests/support/rule_named.hpp"

namespace sshplan {
namespace {

const Rule one_rule = test::rule_named("SEM001");
const Rule other_rule = test::rule_named("SEM002");

/// The findings of a rule at each place where a text stands.
std::vector<Finding> at_each(const SourceFile& file, const std::string& text, const Rule& rule) {
    std::vector<Finding> findings;
    const std::string_view bytes = file.bytes();
    for (std::size_t at = bytes.find(text); at != std::string::npos;
         at = bytes.find(text, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        findings.push_back({.rule = &rule, .where = {&file, {begin, begin + 1}}, .message = {}});
    }
    return findings;
}

std::vector<std::string> whole(const LintReport& report) {
    std::vector<std::string> texts;
    const auto name = [](const SourceFile& file) { return file.name(); };
    for (const Fingerprint& one : fingerprints_of(report, name)) texts.push_back(one.whole);
    return texts;
}

std::vector<std::string> of(const SourceFile& file, const std::string& text, const Rule& rule) {
    LintReport report;
    report.findings = at_each(file, text, rule);
    return whole(report);
}

TEST_CASE("A finding is recognised when lines move and blanks change") {
    const SourceFile before{"config", "Host a\n    Port 22\n"};
    const SourceFile after{"config", "# new\n\nHost a\n\tPort   22 \r\n"};
    CHECK(of(before, "Port", one_rule) == of(after, "Port", one_rule));
    CHECK(of(before, "Port", one_rule).front().size() == 40);
}

TEST_CASE("Rule, path and line tell findings apart") {
    const SourceFile file{"config", "Port 22\n"};
    const SourceFile other{"other", "Port 22\n"};
    const SourceFile changed{"config", "Port 23\n"};
    const auto here = of(file, "Port", one_rule);
    CHECK(here != of(other, "Port", one_rule));
    CHECK(here != of(changed, "Port", one_rule));
    CHECK(here != of(file, "Port", other_rule));
}

TEST_CASE("Equal lines are numbered from the top, whether a comment silences them or not") {
    const SourceFile file{"config", "Host a\nPort 22\nHost b\nPort 22\nHost c\nPort 22\n"};
    LintReport report;
    report.findings = at_each(file, "Port", one_rule);
    const auto all = whole(report);
    CHECK(all.size() == 3);
    CHECK(all[0] != all[1]);
    CHECK(all[1] != all[2]);
    report.suppressed = {report.findings[0]};
    report.findings.erase(report.findings.begin());
    CHECK(whole(report) == std::vector{all[1], all[2], all[0]});
}

TEST_CASE("A line is recognised by itself for those that ask for nothing else") {
    const SourceFile file{"config", "Port 22\nPort 22\n"};
    const SourceFile other{"other", "Port 22\n"};
    LintReport report;
    report.findings = at_each(file, "Port", one_rule);
    report.findings.push_back(at_each(other, "Port", one_rule).front());
    const auto found =
        fingerprints_of(report, [](const SourceFile& source) { return source.name(); });
    CHECK(found[0].line.ends_with(":1"));
    CHECK(found[1].line.ends_with(":2"));
    CHECK(found[2].line == found[0].line);
}

TEST_CASE("The end of a file can be recognised") {
    const SourceFile file{"config", ""};
    LintReport report;
    report.findings = {{.rule = &one_rule, .where = {&file, {0, 0}}, .message = {}}};
    CHECK(whole(report).front().size() == 40);
}

}  // namespace
}  // namespace sshplan
