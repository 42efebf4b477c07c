#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parser/text/printable.hpp"
#include "planner/explore/judged_configurations.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/support/rule_named.hpp"
#include "tools/sshplan/views/lint_text.hpp"
#include "tools/sshplan/views/lint_wording.hpp"

using namespace sshplan;
using namespace sshplan::cli;
using Catch::Matchers::Contains;

namespace {

const Rule rule = test::rule_named("SEM999", "some-rule", Severity::error);

Place place_in(const SourceFile& file, std::string_view marked) {
    const auto begin = static_cast<std::uint32_t>(file.bytes().find(marked));
    return {&file, {begin, begin + static_cast<std::uint32_t>(marked.size())}};
}

Finding finding_at(const Place& where, std::string message = "something is wrong") {
    return {
        .rule = &rule, .severity = rule.severity, .where = where, .message = std::move(message)};
}

std::string shown(const Finding& finding, const LintTextOptions& options = {}) {
    const LintReport report;
    const LintAnswer answer{.report = &report, .home = "/home/ana"};
    std::ostringstream out;
    print_finding(out, finding, answer, options);
    return out.str();
}

const std::string config_text =
    "Host host3\n"
    "    Port 22\n"
    "\n"
    "\n"
    "Include conf.d/*.conf\n";

}  // namespace

TEST_CASE("A finding shows its place and what shows why, as far apart as they are") {
    const SourceFile file{"/home/ana/.ssh/config", config_text};
    Finding finding = finding_at(place_in(file, "Include conf.d/*.conf"));
    finding.caption = "read for host3 only";
    finding.related = {{place_in(file, "Host host3"), "this block is still open"}};
    finding.notes = {"that is so"};
    finding.help = {"move it"};
    CHECK(shown(finding) ==
          "error[SEM999]: something is wrong\n"
          "  --> ~/.ssh/config:5:1\n"
          "  |\n"
          "1 | Host host3\n"
          "  | ---------- this block is still open\n"
          "...\n"
          "5 | Include conf.d/*.conf\n"
          "  | ^^^^^^^^^^^^^^^^^^^^^ read for host3 only\n"
          "  |\n"
          "  = note: that is so\n"
          "  = help: move it\n"
          "  = rule: sshplan rule SEM999\n");
}

TEST_CASE("Several marks in a line stand below each other, that of the finding first") {
    const SourceFile file{"config", "Host a b c\n"};
    Finding finding = finding_at(place_in(file, "b"));
    finding.caption = "twice";
    finding.related = {{place_in(file, "Host"), "here"}, {place_in(file, "c"), ""}};
    CHECK_THAT(shown(finding),
               Contains("1 | Host a b c\n"
                        "  |        ^ twice\n"
                        "  | ---- here\n"
                        "  |          -\n"));
}

TEST_CASE("A file without bytes, and the end of one, can be marked") {
    const SourceFile empty{"config", ""};
    CHECK_THAT(shown(finding_at({&empty, {0, 0}})),
               Contains("  --> config:1:1\n  |\n1 |\n  | ^\n"));
    const SourceFile file{"config", "Host a\n"};
    CHECK_THAT(shown(finding_at({&file, {7, 7}})), Contains("  --> config:2:1\n  |\n2 |\n  | ^\n"));
    CHECK_THAT(shown(finding_at({&file, {6, 7}})), Contains("1 | Host a\n  |       ^\n"));
}

TEST_CASE("Of a place that spans lines the first is shown") {
    const SourceFile file{"config", config_text};
    CHECK_THAT(shown(finding_at({&file, {0, 22}})),
               Contains("1 | Host host3\n  | ^^^^^^^^^^\n  |\n"));
}

TEST_CASE("Lines of other files have excerpts of their own") {
    const SourceFile file{"config", config_text};
    const SourceFile other{"conf.d/a.conf", "# one\nPort 23\n"};
    Finding finding = finding_at(place_in(file, "Port 22"));
    finding.related = {{place_in(other, "Port 23"), "never used"}};
    CHECK_THAT(shown(finding), Contains("  --> conf.d/a.conf:2:1\n  |\n2 | Port 23\n"));
}

TEST_CASE("A label for which there is no room stands below") {
    const SourceFile file{"config", "IdentityFile " + std::string(50, 'x') + " z\n"};
    Finding finding = finding_at(place_in(file, "z"));
    finding.caption = "some words that need more room than there is behind the mark";
    const std::string text = shown(finding, {.width = 80});
    CHECK_THAT(text, Contains("^\n  |"));
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
}

TEST_CASE("A narrow terminal cuts lines and wraps words") {
    const SourceFile file{"config", std::string(30, 'a') + " mark " + std::string(60, 'b') + "\n"};
    Finding finding = finding_at(place_in(file, "mark"), "a message that is longer than a line");
    finding.related = {{place_in(file, "bbb"), "and more"}};
    std::istringstream lines{shown(finding, {.width = 40})};
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(columns(line) <= 40);
    }
}

TEST_CASE("Nothing of a file is printed as it is") {
    const SourceFile file{"\x1b[31mconfig", "Host \x1b[0m##[error]\n"};
    Finding finding = finding_at(place_in(file, "Host"), "it says \x1b[0m");
    finding.caption = finding.notes.emplace_back("\x07");
    const std::string text = shown(finding);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("##[") == std::string::npos);
}

TEST_CASE("Colours are there when asked for") {
    const SourceFile file{"config", "Port 22\n"};
    CHECK_THAT(shown(finding_at(place_in(file, "Port 22")), {.style = Style{Colours::on}}),
               Contains("\x1b[31merror[SEM999]\x1b[0m: \x1b[1msomething is wrong\x1b[0m\n") &&
                   Contains("\x1b[31m^^^^^^^\x1b[0m"));
}

namespace {

/// A file that was judged, with all the invocations that it tells apart.
struct Judged {
    ImaginaryWorld machine;
    JudgedConfigurations configurations;
    std::vector<LintTarget> targets{};
    Conditions conditions;
    LintReport report{};

    Judged(const std::string& text, const std::vector<Dialect>& dialects)
        : machine({.files = {{"config", {.bytes = text}}}}),
          configurations(machine, {.caller = unknown_caller(dialects.back())}),
          conditions({machine, machine, machine, "/bin/sh"}, {}) {
        (void)configurations.look_at("config");
        for (const JudgedConfiguration& one : configurations.all()) {
            targets.push_back({one.client, one.world, one.files});
        }
        report.subject = survey(targets, dialects, conditions, [](const Visit& /*visit*/) {});
    }

    /// The last note of a finding that was seen in these cases.
    [[nodiscard]] std::string note_of(const std::vector<std::size_t>& cases,
                                      const When& when = {}) const {
        Finding finding = finding_at({report.subject.files().front().source, {0, 0}});
        finding.cases = cases;
        finding.when = when;
        return notes_of(finding, {.report = &report, .conditions = conditions.all()}).back();
    }

    [[nodiscard]] std::vector<std::size_t> cases_of(const std::string& word) const {
        std::vector<std::size_t> numbers;
        const auto cases = report.subject.cases();
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (cases[i].of.words.back() == word) numbers.push_back(i);
        }
        return numbers;
    }
};

}  // namespace

TEST_CASE("What was seen on the way says with which command line, and under which outcome") {
    const Judged judged{"Match originalhost db exec \"nc -z db 22\"\n    Port 1\nHost web\n",
                        {newest_dialect()}};
    CHECK(judged.note_of(judged.cases_of("web")) == "seen with `ssh web`");
    CHECK(judged.note_of(judged.cases_of("db"), {{0, false}}) ==
          "seen with `ssh db` where `nc -z db 22` fails");
    std::vector<std::size_t> both = judged.cases_of("web");
    both.push_back(judged.cases_of("db").front());
    CHECK(judged.note_of(both) == "seen with `ssh web`; and for 1 more destination");
}

TEST_CASE("What only some releases show says which") {
    const auto known = known_dialects();
    const Judged judged{"Host web\n", {known[known.size() - 2], known.back()}};
    const std::vector<std::size_t> all = judged.cases_of("web");
    REQUIRE(all.size() == 2);
    CHECK(judged.note_of(all) == "seen with `ssh web`");
    CHECK(judged.note_of({all.front()}) == "seen with `ssh web` as OpenSSH " +
                                               std::string{known[known.size() - 2].name} +
                                               " reads it");
}

TEST_CASE("The counts are a sentence") {
    CHECK(counts_text({.files = 1, .hosts = 0}) == "1 file, 0 hosts: nothing found");
    CHECK(counts_text({.files = 2, .hosts = 9, .findings = {1, 2, 0, 1}, .suppressed = 2}) ==
          "2 files, 9 hosts: 1 error, 2 warnings, 1 hint; 2 suppressed");
}
