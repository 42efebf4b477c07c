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
                         "out or silenced: nothing was judged"};
}

int status_of(const LintAnswer& answer, const LintOptions& options) {
    if (!answer.errors.empty()) return status::undecided;
    if (!options.fail_on) return status::done;
    return count(*answer.report).at_least(*options.fail_on) > 0 ? status::found : status::done;
}

}  // namespace

void Targets::take(const LintTarget& target) {
    const std::string& top = top_file(target.client);
    const OpenedFile& opened = target.files->open(top);
    if (!opened.failure) {
        readable.push_back(target);
        return;
    }
    using Kind = FileFailure::Kind;
    const Kind kind = opened.failure->kind;
    const bool is_errno = kind == Kind::failed || kind == Kind::missing;
    errors.push_back(
        {.text = fmt::format(
             "{} is not judged: {}{}", top, is_errno ? "" : "it is ", opened.failure->reason)});
}

Judgement::Judgement(const Targets& targets,
                     std::vector<Dialect> dialects,
                     Conditions& conditions,
                     const LintOptions& options,
                     const Caller& caller)
    : conditions_(conditions),
      options_(options),
      caller_(caller),
      report_(lint(targets.readable,
                   std::move(dialects),
                   conditions,
                   {.selection = options.selection,
                    .comments = options.comments,
                    .today = options.today.empty() ? caller.reading.today() : options.today})),
      answer_{.report = &report_,
              .selection = options.selection,
              .conditions = shown_conditions(conditions),
              .errors = targets.errors} {
    auto reason = limit_of(report_);
    if (!reason) reason = refusal_of(report_);
    if (reason) answer_.errors.push_back(*std::move(reason));
}

int Judgement::tell() const {
    print(answer_, options_, caller_);
    print_messages(answer_, conditions_, options_, caller_);
    return status_of(answer_, options_);
}

}  // namespace sshplan::cli
