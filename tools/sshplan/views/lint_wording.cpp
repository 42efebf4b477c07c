#include "tools/sshplan/views/lint_wording.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/host_conditions.hpp"

namespace sshplan::cli {
namespace {

constexpr std::array severity_names{std::string_view{"error"},
                                    std::string_view{"warning"},
                                    std::string_view{"info"},
                                    std::string_view{"hint"}};

/// Which of the releases in question show a finding: " as OpenSSH 7.7 to 8.4 reads it"; empty if
/// all do.
std::string releases_text(const Finding& finding, const Subject& subject) {
    std::set<const Dialect*> seen;
    for (const std::size_t number : finding.cases) seen.insert(subject.cases()[number].dialect);
    if (seen.size() == subject.dialects().size()) return {};
    std::vector<std::string_view> names;
    for (const Dialect& dialect : subject.dialects()) {
        if (seen.contains(&dialect)) names.push_back(dialect.name);
    }
    if (names.size() == 1) return fmt::format(" as OpenSSH {} reads it", names.front());
    return fmt::format(
        " as {} releases from OpenSSH {} to {} read it", names.size(), names.front(), names.back());
}

/// How many other command lines show it.
std::string others_text(const Finding& finding, const Subject& subject) {
    std::set<std::vector<std::string>> others;
    bool are_named = true;
    for (const std::size_t number : finding.cases) {
        const InvocationClass& of = subject.cases()[number].of;
        if (!others.insert(of.words).second) continue;
        are_named = are_named && of.host == InvocationClass::Host::named;
    }
    if (others.size() < 2) return {};
    return fmt::format(
        "; and for {}",
        count_text(others.size() - 1, are_named ? "more destination" : "more invocation"));
}

}  // namespace

std::string_view name_of(Severity severity) {
    return severity_names[static_cast<std::size_t>(severity)];
}

std::string place_text(const Place& place, const LintAnswer& answer) {
    const Position position = place.file->position(place.span.begin);
    return fmt::format("{}:{}:{}", answer.names.of(*place.file), position.line, position.column);
}

std::string command_text(const InvocationClass& invocation) {
    return shell_command("ssh", invocation.words);
}

std::vector<std::string> notes_of(const Finding& finding, const LintAnswer& answer) {
    std::vector<std::string> notes = finding.notes;
    if (finding.cases.empty()) return notes;
    const Subject& subject = answer.report->subject;
    std::string text =
        fmt::format("seen with `{}`", command_text(subject.cases()[finding.cases.front()].of));
    if (!finding.when.empty()) {
        text += fmt::format(" where {}", spelled_when_text(finding.when, answer.conditions));
    }
    notes.push_back(text + releases_text(finding, subject) + others_text(finding, subject));
    return notes;
}

std::string counts_text(const LintCounts& counts) {
    std::string text =
        fmt::format("{}, {}: ", count_text(counts.files, "file"), count_text(counts.hosts, "host"));
    std::string found;
    for (std::size_t i = 0; i < counts.findings.size(); ++i) {
        if (counts.findings[i] == 0) continue;
        found += fmt::format(
            "{}{}", found.empty() ? "" : ", ", count_text(counts.findings[i], severity_names[i]));
    }
    text += found.empty() ? "nothing found" : found;
    if (counts.suppressed > 0) text += fmt::format("; {} suppressed", counts.suppressed);
    return text;
}

std::vector<std::string> gap_texts(const LintReport& report) {
    constexpr std::size_t most = 5;
    const std::span<const Note> gaps = report.subject.gaps();
    std::vector<std::string> texts;
    for (const Note& gap : gaps.first(std::min(gaps.size(), most))) {
        texts.push_back(fmt::format("not exhaustive: {}", gap.text));
    }
    if (gaps.size() > most) {
        texts.push_back(fmt::format("not exhaustive, for {} (--format json lists all)",
                                    count_text(gaps.size() - most, "more reason")));
    }
    return texts;
}

}  // namespace sshplan::cli
