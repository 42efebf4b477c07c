#include "tools/sshplan/commands/lint_judgement.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/judged_configurations.hpp"
#include "tools/sshplan/commands/judging.hpp"
#include "tools/sshplan/session/colour.hpp"
#include "tools/sshplan/session/status.hpp"
#include "tools/sshplan/views/lint_checkstyle.hpp"
#include "tools/sshplan/views/lint_github.hpp"
#include "tools/sshplan/views/lint_gitlab.hpp"
#include "tools/sshplan/views/lint_json.hpp"
#include "tools/sshplan/views/lint_json_lines.hpp"
#include "tools/sshplan/views/lint_junit.hpp"
#include "tools/sshplan/views/lint_sarif.hpp"
#include "tools/sshplan/views/lint_statistics.hpp"
#include "tools/sshplan/views/lint_text.hpp"
#include "tools/sshplan/views/lint_wording.hpp"

namespace sshplan::cli {

namespace {

void print(const LintAnswer& answer, const LintOptions& options, const Caller& caller) {
    const Sink& out = caller.streams.out;
    const LintTextOptions text{.style = style_on(out, options.evaluation.colour, caller.reading),
                               .width = caller.streams.width,
                               .cut = options.cut};
    switch (options.format) {
        case LintFormat::text:
            if (options.statistics == Statistics::with) {
                return print_statistics(out.stream, answer, text);
            }
            return print_findings(out.stream, answer, text);
        case LintFormat::concise:
            return print_concise(out.stream, answer, text);
        case LintFormat::json:
            out.stream << lint_json(answer, options.statistics);
            return;
        case LintFormat::json_lines:
            out.stream << lint_json_lines(answer);
            return;
        case LintFormat::sarif:
            out.stream << lint_sarif(answer);
            return;
        case LintFormat::github:
            return print_github(out.stream, answer);
        case LintFormat::gitlab:
            out.stream << lint_gitlab(answer);
            return;
        case LintFormat::junit:
            out.stream << lint_junit(answer);
            return;
        case LintFormat::checkstyle:
            out.stream << lint_checkstyle(answer);
            return;
    }
}

/// What else there is to say goes to standard error.
void print_messages(const LintAnswer& answer,
                    const Conditions& conditions,
                    const LintOptions& options,
                    const Caller& caller) {
    print_file_messages({.remarks = answer.remarks,
                         .notes = answer.notes,
                         .conditions = &conditions,
                         .home = answer.home},
                        options,
                        caller);
    if (options.format == LintFormat::github) {
        say(caller.streams, counts_text(count(*answer.report)));
    }
    for (const std::string& gap : gap_texts(*answer.report)) say(caller.streams, gap);
    for (const std::string& name : answer.report->idle) {
        say(caller.streams, fmt::format("'{}' of the policy is about no host that there is", name));
    }
    for (const Complaint& error : answer.errors) say(caller.streams, error.text);
}

/// What stops all command lines alike, as a file that is too large.
std::optional<Complaint> limit_of(const LintReport& report) {
    const std::span<const Case> cases = report.subject.cases();
    if (cases.empty() || !std::ranges::all_of(cases, &Case::met_limit)) return std::nullopt;
    return Complaint{.text = "a limit was met for every command line: findings may be missing"};
}

/// That nothing could be judged, where no finding says so: the rules that would are not asked for.
std::optional<Complaint> refusal_of(const LintReport& report) {
    const auto gaps = report.subject.gaps();
    if (std::ranges::find(gaps, std::string_view{"refused"}, &Note::code) == gaps.end() ||
        count(report).at_least(Severity::error) > 0) {
        return std::nullopt;
    }
    return Complaint{.text =
                         "ssh refuses these files, and the rules that say why (SYN) are left "
                         "out, silenced or set aside: nothing was judged"};
}

/// Whether not every command line was looked at: what is not found may be there.
bool has_met_limit(const LintReport& report) {
    return std::ranges::any_of(report.subject.gaps(), [](const Note& gap) {
        return gap.code != "refused" && gap.code != "refused-partly";
    });
}

int status_of(const LintAnswer& answer, const LintOptions& options) {
    if (!answer.errors.empty()) return status::undecided;
    if (!answer.report->idle.empty()) return status::found;
    const FailOn from = options.fail_on.value_or(Severity::warning);
    if (!from) return status::done;
    if (count(*answer.report).at_least(*from) > 0) return status::found;
    return has_met_limit(*answer.report) ? status::undecided : status::done;
}

/// Why the top file of a target cannot be judged.
std::optional<Complaint> unreadable(const LintTarget& target) {
    const std::string& top = top_file(target.client);
    const OpenedFile& opened = target.files->open(top);
    if (!opened.failure) return std::nullopt;
    using Kind = FileFailure::Kind;
    const Kind kind = opened.failure->kind;
    const bool is_errno = kind == Kind::failed || kind == Kind::missing;
    return Complaint{
        .text = fmt::format(
            "{} is not judged: {}{}", top, is_errno ? "" : "it is ", opened.failure->reason)};
}

/// What files are called by whoever looks from outside.
FileNames names_of(const ReadState& state,
                   const LintOptions& options,
                   const BaselineFile& baseline) {
    FileNames names;
    for (const auto& other : {options.settings.file, baseline.file}) {
        if (other) names.add(other.get(), other->name());
    }
    for (const LintTarget& target : state.targets) {
        for (const OpenedFile* const file : target.files->opened()) {
            if (file->source) names.add(file->source.get(), state.name_of(*file->source));
        }
    }
    return names;
}

/// Remarks on files but those that a finding makes at the same place.
std::vector<FileRemark> without_findings(std::vector<FileRemark> remarks,
                                         const LintReport& report) {
    std::erase_if(remarks, [&](const FileRemark& remark) {
        const auto& findings = report.findings;
        const Place& where = remark.complaint.where;
        return std::ranges::find(findings, where, &Finding::where) != findings.end();
    });
    return remarks;
}

}  // namespace

Judgement::Judgement(const LintOptions& options,
                     const std::vector<Dialect>& dialects,
                     Conditions conditions,
                     const Yardstick& yardstick,
                     const Caller& caller)
    : options_(options),
      dialects_(dialects),
      asked_(std::move(conditions)),
      yardstick_(yardstick),
      caller_(caller) {}

LintReport Judgement::judge(const ReadState& state) {
    errors_.clear();
    std::vector<LintTarget> readable;
    for (const LintTarget& target : state.targets) {
        if (auto error = unreadable(target)) {
            errors_.push_back(*std::move(error));
        } else {
            readable.push_back(target);
        }
    }
    conditions_.emplace(asked_);
    LintReport report = lint(readable, dialects_, *conditions_, judged_as(state));
    set_known_aside(report, state);
    auto reason = limit_of(report);
    if (!reason) reason = refusal_of(report);
    if (reason) errors_.push_back(*std::move(reason));
    for (const std::string& text : report.unjudged) errors_.push_back({.text = text});
    return report;
}

void Judgement::set_known_aside(LintReport& report, const ReadState& state) const {
    const BaselineFile& baseline = yardstick_.baseline;
    if (baseline.file) {
        set_aside(report,
                  baseline.entries,
                  names_below(baseline.folder, state, caller_.reading),
                  options_.selection);
    }
    if (!yardstick_.revision) return;
    const auto names = names_below(yardstick_.revision->top, state, caller_.reading);
    const std::vector<Fingerprint> fingerprints = fingerprints_of(report, names);
    set_aside(report, [&](const Finding& finding) {
        const Fingerprint& one = fingerprints[&finding - report.findings.data()];
        return yardstick_.revision->fingerprints.contains(one.whole);
    });
}

sshplan::LintOptions Judgement::judged_as(const ReadState& state) const {
    const LintSettings& settings = options_.settings;
    return {.selection = options_.selection,
            .comments = options_.comments.value_or(Comments::cannot_loosen),
            .today = options_.today.empty() ? caller_.reading.today() : options_.today,
            .severities = settings.severities,
            .file_ignores = settings.file_ignores,
            .path_of = names_below(settings.folder, state, caller_.reading),
            .loosenings = settings.loosenings,
            .policy = yardstick_.policy ? &yardstick_.policy->policy : nullptr};
}

void Judgement::label(LintReport& report, const ReadState& state, const StateReader& read) const {
    FixTrial trial{caller_.reading, read, state, dialects_};
    label_fixes(report.findings, trial);
}

int Judgement::tell(const LintReport& report,
                    const ReadState& state,
                    const ConfigurationSource& source,
                    const FixedCount& fixed) {
    const LintAnswer answer{.report = &report,
                            .selection = options_.selection,
                            .conditions = shown_conditions(*conditions_),
                            .remarks = without_findings(source.remarks(), report),
                            .notes = source.notes(),
                            .errors = errors_,
                            .names = names_of(state, options_, yardstick_.baseline),
                            .home = source.home(),
                            .fixed = fixed};
    print(answer, options_, caller_);
    print_messages(answer, *conditions_, options_, caller_);
    return status_of(answer, options_);
}

}  // namespace sshplan::cli
