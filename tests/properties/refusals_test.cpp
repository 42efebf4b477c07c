#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "parser/config/keyword.hpp"
#include "planner/lint/example.hpp"
#include "tests/properties/random.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/recorded_case.hpp"
#include "tests/support/wild_corpus.hpp"

namespace sshplan::test {

namespace {

/// What ssh says of no line, or what is no fault of the files; loops are a matter of routes.
bool is_no_fault(ComplaintKind kind) {
    using enum ComplaintKind;
    return kind == other || kind == ours || kind == summary || kind == intended ||
           kind == jump_loop;
}

std::uint32_t line_of(const Place& place) { return place.file->position(place.span.begin).line; }

bool is_same_line(const Place& a, const Place& b) {
    return a.file == b.file && line_of(a) == line_of(b);
}

/// POR007 tells of keywords of distributions, POR006 of all lines of a file at once.
bool speaks_of(const Finding& finding, const Place& place) {
    if (finding.rule->id.starts_with("SYN") || finding.rule->id == "POR007")
        return is_same_line(finding.where, place);
    const auto is_there = [&](const Label& label) { return is_same_line(label.place, place); };
    return finding.rule->id == "POR006" &&
           (is_same_line(finding.where, place) || std::ranges::any_of(finding.related, is_there));
}

bool has_error_at(const LintReport& report, const Place& place) {
    return std::ranges::any_of(report.findings, [&](const Finding& finding) {
        return finding.severity == Severity::error && speaks_of(finding, place);
    });
}

/// Whether a refusal may come of a jump host, whose own configuration may lead back to it.
bool has_proxies(const LintReport& report) {
    return std::ranges::any_of(report.subject.files(), [](const LintedFile& file) {
        return std::ranges::any_of(file.config->directives(), [](const Directive& directive) {
            return directive.is(Keyword::proxy_jump) || directive.is(Keyword::proxy_command);
        });
    });
}

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

/// An error that ssh has to complain of and no rule reports, or files that it refuses without any;
/// empty if there is none.
std::string unreported(const LintReport& report) {
    const Subject& subject = report.subject;
    bool is_excused = has_proxies(report);
    for (const CaseComplaint& said : subject.complaints()) {
        const Complaint& complaint = said.complaint;
        if (complaint.severity != Severity::error) continue;
        is_excused = is_excused || is_no_fault(complaint.kind);
        if (is_no_fault(complaint.kind)) continue;
        if (complaint.where.file == nullptr) return complaint.text + " (nowhere)";
        if (!has_error_at(report, complaint.where)) return complaint.text;
    }
    const bool is_refused =
        !subject.cases().empty() && std::ranges::all_of(subject.cases(), &Case::is_refused);
    const bool has_errors = std::ranges::any_of(report.findings, is_error);
    return is_refused && !has_errors && !is_excused ? "refused without an error" : "";
}

std::string unreported_in(const std::string& text, std::string_view dialect) {
    const LintedExample linted{{.text = text, .min_openssh = dialect, .max_openssh = dialect}};
    return unreported(linted.report());
}

/// The texts of all configurations that are recorded, and of those with odd bytes.
std::vector<std::string> known_texts() {
    const std::string corpus = SSHPLAN_SOURCE_DIR "/corpus";
    std::vector<std::string> texts;
    for (const std::string& path : files_below(corpus + "/bytes")) {
        texts.push_back(read_bytes(path));
    }
    for (const std::string& path : files_below(corpus + "/openssh", ".case")) {
        for (const auto& [name, file] : read_recorded_case(path).machine.files) {
            if (name.starts_with("/c/") || name.find("/.ssh/") != std::string::npos) {
                texts.push_back(file.bytes);
            }
        }
    }
    return texts;
}

/// A line that is probably wrong.
std::string random_line() {
    static const std::vector<std::string> values{"",
                                                 "yes",
                                                 "no",
                                                 "none",
                                                 "on",
                                                 "a b",
                                                 "\"\"",
                                                 "'x",
                                                 "5x",
                                                 "0",
                                                 "-1",
                                                 "22 23",
                                                 "bogus",
                                                 "+ssh-dss",
                                                 "a,,b",
                                                 "%h",
                                                 "%z",
                                                 "${X",
                                                 "${NOPE}",
                                                 "~/x",
                                                 "8080",
                                                 "8080 a",
                                                 "8080 a:0",
                                                 "none x",
                                                 "a=b",
                                                 "any c",
                                                 "[::1",
                                                 "1d2h",
                                                 "host a b",
                                                 "all host x",
                                                 "final all",
                                                 "localnetwork 10.0.0.1/8",
                                                 "exec \"%H\"",
                                                 "host=a sessiontype=shell",
                                                 "! a",
                                                 "a !"};
    const auto table = keyword_table();
    const auto at = random_number<std::size_t>(0, table.size());
    std::string_view keyword = table[at].spelling;
    const std::size_t cut = random_number<std::size_t>(0, 12) == 0 ? 1 : 0;
    return fmt::format("{} {}\n", keyword.substr(cut), random_text(values));
}

}  // namespace

TEST_CASE("what ssh refuses in a recorded configuration is an error of a rule, too") {
    for (const std::string& text : known_texts()) {
        for (const std::string_view dialect : {"7.7", "8.5", "debian-9.2", "10.5"}) {
            INFO(dialect << "\n" << text);
            CHECK(unreported_in(text, dialect) == "");
        }
    }
}

TEST_CASE("what ssh refuses in random lines is an error of a rule, too") {
    rc::prop("nothing is left out", [] {
        std::string text;
        const auto lines = random_number<std::size_t>(1, 6);
        for (std::size_t i = 0; i < lines; ++i) text += random_line();
        const std::string dialect =
            random_text({"7.7", "8.4", "8.5", "debian-9.2", "9.9", "10.0", "10.5"});
        const std::string fault = unreported_in(text, dialect);
        RC_LOG() << dialect << "\n" << text << fault;
        RC_ASSERT(fault.empty());
    });
}

}  // namespace sshplan::test
