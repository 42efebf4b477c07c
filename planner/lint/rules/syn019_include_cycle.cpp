#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/refusals.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// Which files the Include lines of each file lead to, as often as they do.
class Includes {
public:
    explicit Includes(const Subject& subject) {
        std::map<std::string, const SourceFile*> by_name;
        for (const LintedFile& file : subject.files()) by_name[file.source->name()] = file.source;
        for (const Inclusion& inclusion : subject.inclusions()) {
            for (const std::string& path : inclusion.paths) {
                const auto found = by_name.find(path);
                if (found == by_name.end()) continue;
                below_[inclusion.word.file].push_back({&inclusion, found->second});
            }
        }
    }

    /// Whether what a word includes leads back to the file of the word.
    [[nodiscard]] bool leads_back(const Place& word) const {
        std::set<const SourceFile*> seen;
        std::vector<const SourceFile*> open;
        for (const Step& step : steps_of(word.file)) {
            if (step.by->word.span == word.span) open.push_back(step.to);
        }
        while (!open.empty()) {
            const SourceFile* const file = open.back();
            open.pop_back();
            if (file == word.file) return true;
            if (!seen.insert(file).second) continue;
            for (const Step& step : steps_of(file)) open.push_back(step.to);
        }
        return false;
    }

    /// How many files are read where one is, itself among them; there must be no cycle below it.
    [[nodiscard]] double readings_of(const SourceFile* file) {
        const auto known = readings_.find(file);
        if (known != readings_.end()) return known->second;
        double sum = 1;
        for (const Step& step : steps_of(file)) sum += readings_of(step.to);
        readings_[file] = sum;
        return sum;
    }

    [[nodiscard]] bool has_cycle() const {
        return std::ranges::any_of(below_, [&](const auto& entry) {
            return std::ranges::any_of(entry.second,
                                       [&](const Step& step) { return leads_back(step.by->word); });
        });
    }

private:
    struct Step {
        const Inclusion* by = nullptr;
        const SourceFile* to = nullptr;
    };

    [[nodiscard]] const std::vector<Step>& steps_of(const SourceFile* file) const {
        static const std::vector<Step> nothing{};
        const auto found = below_.find(file);
        return found == below_.end() ? nothing : found->second;
    }

    std::map<const SourceFile*, std::vector<Step>> below_;
    std::map<const SourceFile*, double> readings_;
};

void report_depth(const Subject& subject, const Includes& includes, Findings& findings) {
    for (const Refusal& refusal : refusals(subject, ComplaintKind::include_depth)) {
        const bool is_cycle = includes.leads_back(refusal.where);
        Finding& finding = add_refusal(findings,
                                       subject,
                                       refusal,
                                       is_cycle ? "this Include leads back to its own file"
                                                : "Include lines nest too deep here");
        finding.notes.emplace_back("ssh follows 16 files into each other, and no more");
        finding.help = {is_cycle ? "break the circle: no file may be read below itself"
                                 : "include the files from the top, not from each other"};
    }
}

/// Files that are read again and again cost time with every ssh.
void report_fan_out(const Subject& subject, Includes& includes, Findings& findings) {
    constexpr double most = 1000;
    const auto files = static_cast<double>(subject.files().size());
    for (const LintedFile& file : subject.files()) {
        if (!file.is_top) continue;
        const double readings = includes.readings_of(file.source);
        if (readings < most || readings < 2 * files) continue;
        Finding& finding = findings.add(
            {file.source, {0, 0}},
            fmt::format("{} files are read {:.0f} times with every ssh", files, readings));
        finding.severity = Severity::warning;
        finding.help = {"include each file once, from the top"};
    }
}

void check(const Subject& subject, Findings& findings) {
    Includes includes{subject};
    report_depth(subject, includes, findings);
    if (!includes.has_cycle()) report_fan_out(subject, includes, findings);
}

}  // namespace

extern const Rule syn019_include_cycle{
    .id = "SYN019",
    .name = "include-cycle",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "Include lines lead in a circle, or too deep",
    .why = R"(
ssh follows Include lines through 16 files. A file that includes itself, directly or through others,
ends in "Too many recursive configuration includes", for every host.

Files that include others several times each are read that often: two Include lines a file, ten files
deep, are a thousand files with every ssh.
)",
    .advice = "Include each file once, best from the top file.",
    .bad = {.text = R"(
Include conf.d/a
-- conf.d/a --
Include «conf.d/a»
)"},
    .good = {.text = R"(
Include conf.d/a
-- conf.d/a --
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
