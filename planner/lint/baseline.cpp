#include "planner/lint/baseline.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/severity.hpp"

namespace sshplan {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t fingerprint_size = 40;  // hexadecimal digits of a SHA-1

std::string_view next_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

bool is_fingerprint(std::string_view word) {
    return word.size() == fingerprint_size &&
           word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Reads one line; false if it is no entry.
bool read_entry(std::string_view line, BaselineEntry& entry) {
    entry.fingerprint = next_word(line);
    const std::optional<Severity> severity = find_severity(next_word(line));
    if (!severity) return false;
    entry.severity = *severity;
    entry.rule = next_word(line);
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const std::size_t last = line.find_last_not_of(blanks);
    if (last == std::string_view::npos) return false;
    entry.path = line.substr(0, last + 1);
    return is_fingerprint(entry.fingerprint) && find_rule(entry.rule) != nullptr;
}

/// Adds a finding for each entry that is of no use any more, as far as anything can be said of it.
void add_stale(LintReport& report,
               const Baseline& baseline,
               const std::set<std::string_view>& found,
               const FileNamer& path_of,
               const RuleSelection& selection) {
    const Rule& rule = *find_rule("unused-suppression");
    if (!is_selected(selection, rule)) return;
    std::set<std::string> judged;
    for (const LintedFile& file : report.subject.files()) judged.insert(path_of(*file.source));
    Findings stale{rule};
    for (const BaselineEntry& entry : baseline) {
        const bool is_asked_for = is_selected(selection, *find_rule(entry.rule));
        if (found.contains(entry.fingerprint) || !is_asked_for || !judged.contains(entry.path)) {
            continue;
        }
        stale.add(entry.where, fmt::format("{} is not found there any more", entry.rule)).help = {
            "write the baseline anew: --write-baseline"};
    }
    std::ranges::move(stale.take(), std::back_inserter(report.findings));
}

}  // namespace

std::variant<Baseline, Complaint> read_baseline(const SourceFile& file) {
    Baseline baseline;
    const std::string_view bytes = file.bytes();
    std::uint32_t begin = 0;
    for (std::uint32_t number = 1; begin < bytes.size(); ++number) {
        const auto end =
            static_cast<std::uint32_t>(std::min(bytes.find('\n', begin), bytes.size()));
        const std::string_view line = bytes.substr(begin, end - begin);
        const std::size_t first = line.find_first_not_of(blanks);
        BaselineEntry entry{.where = {&file, {begin, end}}};
        if (first != std::string_view::npos && line[first] != '#') {
            if (!read_entry(line, entry)) {
                return Complaint{
                    .text =
                        "a line is FINGERPRINT SEVERITY RULE PATH, as --write-baseline "
                        "writes it",
                    .where = entry.where,
                    .line = number};
            }
            baseline.push_back(std::move(entry));
        }
        begin = end + 1;
    }
    return baseline;
}

bool is_always_news(const Rule& rule) { return is_for_the_judge_alone(rule) && !is_security(rule); }

void set_aside(LintReport& report, const std::function<bool(const Finding&)>& is_known) {
    std::vector<bool> known;
    for (const Finding& finding : report.findings) {
        known.push_back(!is_always_news(*finding.rule) && is_known(finding));
    }
    std::vector<Finding> news;
    for (std::size_t i = 0; i < known.size(); ++i) {
        (known[i] ? report.known : news).push_back(std::move(report.findings[i]));
    }
    report.findings = std::move(news);
}

NewBaseline baseline_of(const LintReport& report, const FileNamer& path_of) {
    const std::vector<Fingerprint> fingerprints = fingerprints_of(report, path_of);
    std::set<std::tuple<std::string, std::string_view, std::string, std::string_view>> lines;
    for (std::size_t i = 0; i < report.findings.size() + report.known.size(); ++i) {
        const Finding& finding = i < report.findings.size()
                                     ? report.findings[i]
                                     : report.known[i - report.findings.size()];
        const bool is_judged = report.subject.file_of(finding.where.file) != nullptr;
        if (!is_judged || is_always_news(*finding.rule)) continue;
        lines.emplace(path_of(*finding.where.file),
                      finding.rule->id,
                      fingerprints[i].whole,
                      name_of(finding.severity));
    }
    std::string text =
        "# Findings that sshplan lint --baseline sets aside. Written by --write-baseline.\n";
    for (const auto& [path, rule, fingerprint, severity] : lines) {
        text += fmt::format("{} {} {} {}\n", fingerprint, severity, rule, path);
    }
    return {std::move(text), lines.size()};
}

void set_aside(LintReport& report,
               const Baseline& baseline,
               const FileNamer& path_of,
               const RuleSelection& selection) {
    const std::vector<Fingerprint> fingerprints = fingerprints_of(report, path_of);
    std::set<std::string_view> found;
    for (const Fingerprint& one : fingerprints) found.insert(one.whole);
    std::map<std::string_view, Severity> wanted;
    for (const BaselineEntry& entry : baseline) wanted[entry.fingerprint] = entry.severity;

    set_aside(report, [&](const Finding& finding) {
        const auto at = &finding - report.findings.data();
        const auto entry = wanted.find(fingerprints[static_cast<std::size_t>(at)].whole);
        return entry != wanted.end() && finding.severity >= entry->second;
    });
    add_stale(report, baseline, found, path_of, selection);
}

}  // namespace sshplan
