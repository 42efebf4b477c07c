#include "planner/lint/lint.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/suppression.hpp"

namespace sshplan {
namespace {

std::uint32_t line_of(const Place& place) { return place.file->position(place.span.begin).line; }

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
        if (place.file != suppression.where.file) return false;
        const std::uint32_t line = line_of(place);
        return line >= suppression.first_line && line <= suppression.last_line;
    };
    if (is_spoken_of(finding.where)) return Spoken::wholly;
    if (finding.related_are == Related::reasons) return Spoken::not_at_all;
    const auto count = std::ranges::count_if(
        finding.related, [&](const Label& label) { return is_spoken_of(label.place); });
    if (count == 0) return Spoken::not_at_all;
    return count == std::ssize(finding.related) ? Spoken::wholly : Spoken::partly;
}

/// What is seen on the way is a finding of each rule that visits; the others look at the end.
class Linter {
public:
    explicit Linter(const LintOptions& options) : options_(options) {
        for (const Rule* const rule : all_rules()) {
            if (is_selected(options.selection, *rule)) collected_.emplace_back(*rule);
            if (is_selected(options.selection, *rule)) rules_.push_back(rule);
        }
    }

    void visit(const Visit& visit) {
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i]->visit != nullptr) rules_[i]->visit(visit, collected_[i]);
        }
    }

    LintReport conclude(Subject subject) {
        LintReport report{.subject = std::move(subject)};
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i]->check != nullptr) rules_[i]->check(report.subject, collected_[i]);
            std::ranges::move(collected_[i].take(), std::back_inserter(report.findings));
        }
        std::erase_if(report.findings, [&](const Finding& finding) {
            return report.subject.file_of(finding.where.file) == nullptr;
        });
        if (options_.comments == Comments::silence) silence(report);
        sort(report.findings, report.subject);
        sort(report.suppressed, report.subject);
        report.hosts = count_hosts(report.subject);
        return report;
    }

private:
    void silence(LintReport& report) {
        for (const LintedFile& file : report.subject.files()) {
            std::vector<Suppression> suppressions = find_suppressions(file);
            for (Suppression& suppression : suppressions) apply(suppression, report);
            for (const Suppression& suppression : suppressions) judge(suppression, report);
        }
    }

    void apply(Suppression& suppression, LintReport& report) const {
        if (!is_in_force(suppression, options_.today)) return;
        const auto is_silenced = [&](const Finding& finding) {
            bool is = false;
            for (SuppressedCode& code : suppression.codes) {
                if (!selects(code.text, *finding.rule)) continue;
                const Spoken spoken = spoken_of(suppression, finding);
                if (spoken != Spoken::not_at_all) code.is_used = true;
                is = is || spoken == Spoken::wholly;
            }
            return is;
        };
        const auto silenced = std::ranges::stable_partition(
            report.findings, [&](const Finding& finding) { return !is_silenced(finding); });
        std::ranges::move(silenced, std::back_inserter(report.suppressed));
        report.findings.erase(silenced.begin(), silenced.end());
    }

    void judge(const Suppression& suppression, LintReport& report) const {
        const Rule* const rule = find_rule("unused-suppression");
        if (rule == nullptr || !is_selected(options_.selection, *rule)) return;
        Findings findings{*rule};
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

    /// Of rules that were not asked for nothing can be said.
    [[nodiscard]] bool may_fire(const SuppressedCode& code) const {
        return std::ranges::all_of(all_rules(), [&](const Rule* rule) {
            return !selects(code.text, *rule) || is_selected(options_.selection, *rule);
        });
    }

    static void sort(std::vector<Finding>& findings, const Subject& subject) {
        const auto key = [&](const Finding& finding) {
            return std::tuple{subject.file_of(finding.where.file) - subject.files().data(),
                              finding.where.span.begin,
                              finding.rule->id,
                              finding.where.span.end,
                              std::string_view{finding.message}};
        };
        std::ranges::stable_sort(findings, {}, key);
    }

    static std::size_t count_hosts(const Subject& subject) {
        std::set<std::pair<const LintTarget*, std::string>> hosts;
        for (const Case& one : subject.cases()) {
            if (one.of.host != InvocationClass::Host::named) continue;
            hosts.emplace(one.target, one.of.invocation.destination.host);
        }
        return hosts.size();
    }

    const LintOptions& options_;
    std::vector<const Rule*> rules_;
    std::vector<Findings> collected_;  // by rule
};

}  // namespace

LintReport lint(std::span<const LintTarget> targets,
                std::vector<Dialect> dialects,
                Conditions& conditions,
                const LintOptions& options) {
    Linter linter{options};
    Subject subject = survey(
        targets,
        std::move(dialects),
        conditions,
        [&](const Visit& visit) { linter.visit(visit); },
        options.limits);
    return linter.conclude(std::move(subject));
}

}  // namespace sshplan
