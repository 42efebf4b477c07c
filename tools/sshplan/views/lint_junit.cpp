#include "tools/sshplan/views/lint_junit.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tools/sshplan/views/excerpt.hpp"
#include "tools/sshplan/views/findings_by_file.hpp"
#include "tools/sshplan/views/lint_wording.hpp"
#include "tools/sshplan/views/xml_text.hpp"

// There is no standard: what importers have in common is at github.com/testmoapp/junitxml.
namespace sshplan::cli {
namespace {

constexpr std::string_view report_name = "sshplan lint";

/// How many tests there are, and how they ended.
struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;

    Counts& operator+=(const Counts& other) {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        return *this;
    }
};

struct Suite {
    std::string attributes{};
    Counts counts{};
    std::string cases{};
};

/// What one rule finds in one file; never empty.
struct RuleFindings {
    const Rule* rule = nullptr;
    std::vector<const Finding*> findings{};
};

std::vector<RuleFindings> by_rule(const FileFindings& there) {
    std::vector<RuleFindings> all;
    for (const Finding* const finding : there.findings) {
        const auto known = std::ranges::find(all, finding->rule, &RuleFindings::rule);
        RuleFindings& one =
            known == all.end() ? all.emplace_back(RuleFindings{finding->rule}) : *known;
        one.findings.push_back(finding);
    }
    return all;
}

std::string counts_attributes(const Counts& counts) {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\"",
                       counts.tests,
                       counts.failures,
                       counts.errors);
}

/// A finding with all that is said of it, a line each; like `concise`, then like `text`.
std::string lines_of(const Finding& finding, const LintAnswer& answer) {
    const std::string head = fmt::format("{}: {}[{}] {}",
                                         place_text(finding.where, answer),
                                         name_of(finding.severity),
                                         finding.rule->id,
                                         finding.message);
    std::string lines = xml_text(head) + "\n";
    for (const Label& label : finding.related) {
        const std::string place =
            is_shown(label.place) ? place_text(label.place, answer) + ": " : "note: ";
        lines += fmt::format("  {}\n", xml_text(place + label.text));
    }
    for (const std::string& note : notes_of(finding, answer)) {
        lines += fmt::format("  note: {}\n", xml_text(note));
    }
    for (const std::string& help : finding.help) {
        lines += fmt::format("  help: {}\n", xml_text(help));
    }
    return lines;
}

std::string failed_case(const RuleFindings& found,
                        const std::string& path,
                        const LintAnswer& answer) {
    const Finding& first = *found.findings.front();
    const Finding& worst = **std::ranges::min_element(found.findings, {}, &Finding::severity);
    std::string message = xml_text(first.message);
    if (found.findings.size() > 1)
        message += fmt::format("; and {} more", found.findings.size() - 1);
    std::string text;
    for (const Finding* const finding : found.findings) text += lines_of(*finding, answer);
    return fmt::format(
        "    <testcase name=\"{} {}\" classname=\"{}\" file=\"{}\" line=\"{}\" time=\"0\">\n"
        "      <failure message=\"{}\" type=\"{}\">\n{}</failure>\n    </testcase>\n",
        found.rule->id,
        found.rule->name,
        path,
        path,
        first.where.file->position(first.where.span.begin).line,
        message,
        name_of(worst.severity),
        text);
}

/// Importers take an empty suite for a fault.
std::string passed_case(const std::string& path) {
    return fmt::format(
        "    <testcase name=\"nothing found\" classname=\"{}\" file=\"{}\" line=\"1\" "
        "time=\"0\"/>\n",
        path,
        path);
}

Suite suite_of(const FileFindings& there, const LintAnswer& answer) {
    const std::string path = xml_text(answer.names.of(*there.file));
    Suite suite{.attributes = fmt::format("name=\"{}\" file=\"{}\"", path, path)};
    const std::vector<RuleFindings> rules = by_rule(there);
    if (rules.empty()) {
        suite.counts = {.tests = 1};
        suite.cases = passed_case(path);
        return suite;
    }
    suite.counts = {.tests = rules.size(), .failures = rules.size()};
    for (const RuleFindings& found : rules) suite.cases += failed_case(found, path, answer);
    return suite;
}

/// What could not be judged.
Suite suite_of(const std::vector<Complaint>& errors) {
    Suite suite{.attributes = "name=\"not judged\"",
                .counts = {.tests = errors.size(), .errors = errors.size()}};
    for (const Complaint& error : errors) {
        const std::string text = xml_text(error.text);
        suite.cases += fmt::format(
            "    <testcase name=\"{}\" classname=\"{}\" time=\"0\">\n"
            "      <error message=\"{}\" type=\"not-judged\">{}</error>\n    </testcase>\n",
            text,
            report_name,
            text,
            text);
    }
    return suite;
}

}  // namespace

std::string lint_junit(const LintAnswer& answer) {
    std::vector<Suite> suites;
    for (const FileFindings& there : findings_by_file(*answer.report)) {
        suites.push_back(suite_of(there, answer));
    }
    if (!answer.errors.empty()) suites.push_back(suite_of(answer.errors));
    Counts all;
    std::string text;
    for (const Suite& suite : suites) {
        all += suite.counts;
        text += fmt::format("  <testsuite {} {}>\n{}  </testsuite>\n",
                            suite.attributes,
                            counts_attributes(suite.counts),
                            suite.cases);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\" "
        "{}>\n{}</testsuites>\n",
        report_name,
        counts_attributes(all),
        text);
}

}  // namespace sshplan::cli
