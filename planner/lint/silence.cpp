#include "planner/lint/silence.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/suppression.hpp"

namespace sshplan {
namespace {

/// Of which lines a comment speaks, for whoever meant others.
std::string reach_in_words(const Suppression& suppression) {
    if (suppression.first_line != suppression.last_line) {
        return fmt::format("it speaks of lines {} to {}; delete it if nothing is to be silenced",
                           suppression.first_line,
                           suppression.last_line);
    }
    return fmt::format(
        "it speaks of line {} alone: put it right above the line that is meant, or write "
        "ignore-block[...] above a Host or Match line",
        suppression.first_line);
}

/// How far a comment speaks of a finding: of one that stands for several faults, it may speak of
/// some of them.
enum class Spoken : std::uint8_t { not_at_all, partly, wholly };

Spoken spoken_of(const Suppression& suppression, const Finding& finding) {
    const auto is_spoken_of = [&](const Place& place) {
        return place.file == suppression.where.file &&
               suppression.reach.begin <= place.span.begin &&
               place.span.begin < suppression.reach.end;
    };
    if (is_spoken_of(finding.where)) return Spoken::wholly;
    if (finding.related_are == Related::reasons) return Spoken::not_at_all;
    const auto count = std::ranges::count_if(
        finding.related, [&](const Label& label) { return is_spoken_of(label.place); });
    if (count == 0) return Spoken::not_at_all;
    return count == std::ssize(finding.related) ? Spoken::wholly : Spoken::partly;
}

/// Goes through the comments of one file after the other.
class Silencer {
public:
    Silencer(LintReport& report, const LintOptions& options) : report_(report), options_(options) {}

    void run() {
        for (const LintedFile& file : report_.subject.files()) {
            std::vector<Suppression> suppressions = find_suppressions(file);
            for (Suppression& suppression : suppressions) apply(suppression, report_);
            for (const Suppression& suppression : suppressions) judge(suppression, report_);
        }
    }

private:
    void apply(Suppression& suppression, LintReport& report) const {
        if (!is_in_force(suppression, options_.today)) return;
        const auto is_silenced = [&](const Finding& finding) {
            bool is = false;
            for (SuppressedCode& code : suppression.codes) {
                if (!selects(code.text, *finding.rule)) continue;
                const Spoken spoken = spoken_of(suppression, finding);
                if (spoken == Spoken::not_at_all) continue;
                code.is_used = true;
                if (!may_silence(*finding.rule)) code.refused = finding.rule;
                is = is || (spoken == Spoken::wholly && code.refused != finding.rule);
            }
            return is;
        };
        const auto silenced = std::ranges::stable_partition(
            report.findings, [&](const Finding& finding) { return !is_silenced(finding); });
        std::ranges::move(silenced, std::back_inserter(report.suppressed));
        report.findings.erase(silenced.begin(), silenced.end());
    }

    [[nodiscard]] bool may_silence(const Rule& rule) const {
        return !is_for_the_judge_alone(rule) ||
               (is_security(rule) && options_.comments == Comments::silence);
    }

    void judge(const Suppression& suppression, LintReport& report) const {
        complain_of_refused(suppression, report);
        const Rule& rule = *find_rule("unused-suppression");
        if (!is_selected(options_.selection, rule)) return;
        Findings findings{rule};
        if (!suppression.complaint.empty()) {
            findings.add(suppression.where,
                         fmt::format("this comment silences nothing: {}", suppression.complaint));
        } else if (!is_in_force(suppression, options_.today)) {
            findings.add(suppression.where,
                         fmt::format("this comment held until {}", suppression.until));
        } else {
            for (const SuppressedCode& code : suppression.codes) {
                if (code.is_used || !may_fire(code)) continue;
                Finding& finding =
                    findings.add({suppression.where.file, code.span},
                                 fmt::format("nothing of {} is found here", code.text));
                finding.help = {reach_in_words(suppression)};
            }
        }
        std::ranges::move(findings.take(), std::back_inserter(report.findings));
    }

    void complain_of_refused(const Suppression& suppression, LintReport& report) const {
        const Rule& rule = *find_rule("loosened-judge");
        if (!is_selected(options_.selection, rule)) return;
        Findings findings{rule};
        for (const SuppressedCode& code : suppression.codes) {
            if (code.refused == nullptr) continue;
            Finding& finding = findings.add(
                {suppression.where.file, code.span},
                fmt::format("a comment in what is judged cannot silence {}", code.refused->id));
            finding.help = {
                "mend what is found; or let the judge say it: --trust-comments, --baseline, "
                "--ignore"};
        }
        std::ranges::move(findings.take(), std::back_inserter(report.findings));
    }

    /// Of rules that were not asked for nothing can be said.
    [[nodiscard]] bool may_fire(const SuppressedCode& code) const {
        return std::ranges::all_of(all_rules(), [&](const Rule* rule) {
            return !selects(code.text, *rule) || is_selected(options_.selection, *rule);
        });
    }

    LintReport& report_;
    const LintOptions& options_;
};

}  // namespace

void silence(LintReport& report, const LintOptions& options) {
    if (options.comments != Comments::are_ignored) Silencer{report, options}.run();
}

}  // namespace sshplan
