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

/// Which of the releases in question show a finding: " as OpenSSH 7.7 to 8.4 reads it"; empty if
/// all do.
std::string releases_text(const std::vector<SeenWith>& all, const Subject& subject) {
    std::set<std::string_view> seen;
    for (const SeenWith& one : all) seen.insert(one.openssh);
    std::vector<std::string_view> names;
    for (const Dialect& dialect : subject.dialects()) {
        if (seen.contains(dialect.name)) names.push_back(dialect.name);
    }
    if (names.size() == subject.dialects().size() || names.empty()) return {};
    if (names.size() == 1) return fmt::format(" as OpenSSH {} reads it", names.front());
    return fmt::format(
        " as {} releases from OpenSSH {} to {} read it", names.size(), names.front(), names.back());
}

/// How many other command lines show it.
std::string others_text(const std::vector<SeenWith>& all) {
    std::set<std::vector<std::string>> others;
    bool are_named = true;
    for (const SeenWith& one : all) {
        if (!others.insert(one.of.words).second) continue;
        are_named = are_named && one.of.host == InvocationClass::Host::named;
    }
    if (others.size() < 2) return {};
    return fmt::format(
        "; and for {}",
        count_text(others.size() - 1, are_named ? "more destination" : "more invocation"));
}

}  // namespace

std::string place_text(const Place& place, const LintAnswer& answer) {
    const Position position = place.file->position(place.span.begin);
    return fmt::format("{}:{}:{}", answer.names.of(*place.file), position.line, position.column);
}

std::vector<SeenWith> seen_with(const Finding& finding, const Subject& subject) {
    if (!finding.seen.empty()) return finding.seen;
    std::vector<SeenWith> seen;
    for (const std::size_t number : finding.cases) {
        const Case& one = subject.cases()[number];
        seen.push_back({one.of, one.dialect->name});
    }
    return seen;
}

std::string command_text(const InvocationClass& invocation) {
    return shell_command("ssh", invocation.words);
}

std::vector<std::string> notes_of(const Finding& finding, const LintAnswer& answer) {
    std::vector<std::string> notes = finding.notes;
    const Subject& subject = answer.report->subject;
    const std::vector<SeenWith> seen = seen_with(finding, subject);
    if (seen.empty()) return notes;
    std::string text = fmt::format("seen with `{}`", command_text(seen.front().of));
    if (!finding.when.empty()) {
        text += fmt::format(" where {}", spelled_when_text(finding.when, answer.conditions));
    }
    notes.push_back(text + releases_text(seen, subject) + others_text(seen));
    return notes;
}

std::string counts_text(const LintCounts& counts) {
    if (counts.files == 0 && counts.at_least(Severity::hint) == 0) return "nothing was judged";
    std::string text =
        fmt::format("{}, {}: ", count_text(counts.files, "file"), count_text(counts.hosts, "host"));
    std::string found;
    for (std::size_t i = 0; i < counts.findings.size(); ++i) {
        if (counts.findings[i] == 0) continue;
        found += fmt::format("{}{}",
                             found.empty() ? "" : ", ",
                             count_text(counts.findings[i], name_of(static_cast<Severity>(i))));
    }
    text += found.empty() ? "nothing found" : found;
    if (counts.suppressed > 0) text += fmt::format("; {} suppressed", counts.suppressed);
    if (counts.known > 0) text += fmt::format("; {} set aside", counts.known);
    if (counts.safe_fixes > 0) text += fmt::format("; {} fixable with --fix", counts.safe_fixes);
    if (counts.unsafe_fixes > 0) {
        text += fmt::format("; {}{} with --fix --unsafe-fixes",
                            counts.unsafe_fixes,
                            counts.safe_fixes > 0 ? " more" : " fixable");
    }
    return text;
}

std::string fix_text(const Fix& fix) {
    if (fix.safety == Safety::safe) {
        return fmt::format("{} (--fix: changes no answer of ssh)", fix.title);
    }
    return fmt::format("{} (--fix --unsafe-fixes: may change what ssh does)", fix.title);
}

std::string fixed_text(const FixedCount& fixed) {
    if (fixed.fixes == 0) return {};
    return fmt::format(
        "Fixed {} in {}.", count_text(fixed.fixes, "finding"), count_text(fixed.files, "file"));
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

std::string baseline_text(const NewBaseline& baseline, const std::string& path) {
    return fmt::format("{} written to {}. To set them aside, give the same with --baseline {}",
                       count_text(baseline.findings, "finding"),
                       path,
                       path);
}

std::string would_fix_text(const FixedCount& fixed,
                           const std::map<const Rule*, std::size_t>& by_rule) {
    std::map<std::string_view, std::size_t> by_id;
    for (const auto& [rule, count] : by_rule) by_id[rule->id] = count;
    std::string rules;
    for (const auto& [id, count] : by_id) {
        rules += fmt::format("{}{}", rules.empty() ? "" : ", ", id);
        if (count > 1) rules += fmt::format(" x {}", count);
    }
    return fmt::format("it fixes {} in {} ({}). Try: git apply, or --fix in the place of --diff",
                       count_text(fixed.fixes, "finding"),
                       count_text(fixed.files, "file"),
                       rules);
}

}  // namespace sshplan::cli
