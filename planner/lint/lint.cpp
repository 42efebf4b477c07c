#include "planner/lint/lint.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "parser/config/pattern.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/policy/policy_judge.hpp"
#include "planner/lint/silence.hpp"

namespace sshplan {
namespace {

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

    LintReport conclude(Subject subject,
                        std::span<const LintTarget> targets,
                        Conditions& conditions) {
        LintReport report{.subject = std::move(subject)};
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i]->check != nullptr) rules_[i]->check(report.subject, collected_[i]);
            std::ranges::move(collected_[i].take(), std::back_inserter(report.findings));
        }
        std::erase_if(report.findings, [&](const Finding& finding) {
            return report.subject.file_of(finding.where.file) == nullptr;
        });
        choose_severities(report.findings);
        leave_out_by_file(report.findings);
        silence(report, options_);
        judge_policy(report, targets, conditions);
        sort(report.findings, report.subject);
        sort(report.suppressed, report.subject);
        add_loosenings(report.findings);
        report.hosts = count_hosts(report.subject);
        return report;
    }

private:
    /// Behind the comments, which do not silence a policy.
    void judge_policy(LintReport& report,
                      std::span<const LintTarget> targets,
                      Conditions& conditions) const {
        const Rule* const rule = find_rule("policy-failed");
        if (options_.policy == nullptr || !is_selected(options_.selection, *rule)) return;
        PolicyReport judged =
            sshplan::judge_policy(*options_.policy, report.subject, targets, conditions);
        std::ranges::move(judged.findings, std::back_inserter(report.findings));
        report.idle = std::move(judged.idle);
        report.unjudged = std::move(judged.unjudged);
    }

    void choose_severities(std::vector<Finding>& findings) const {
        for (Finding& finding : findings) {
            const SeverityChoice* best = nullptr;
            for (const SeverityChoice& choice : options_.severities) {
                if (!selects(choice.code, *finding.rule)) continue;
                const bool is_closer = best == nullptr || choice.code.size() >= best->code.size();
                if (is_closer) best = &choice;
            }
            if (best == nullptr) continue;
            const bool is_free =
                best->by == Authority::judge || !is_for_the_judge_alone(*finding.rule);
            // The worse comes first.
            finding.severity =
                is_free ? best->severity : std::min(best->severity, finding.severity);
        }
    }

    void leave_out_by_file(std::vector<Finding>& findings) const {
        if (options_.file_ignores.empty()) return;
        std::erase_if(findings, [&](const Finding& finding) {
            const std::string path = options_.path_of(*finding.where.file);
            return std::ranges::any_of(options_.file_ignores, [&](const FileIgnore& ignore) {
                if (ignore.by == Authority::judged && is_for_the_judge_alone(*finding.rule)) {
                    return false;
                }
                return matches_pattern(path, ignore.pattern) &&
                       std::ranges::any_of(ignore.codes, [&](const std::string& code) {
                           return selects(code, *finding.rule);
                       });
            });
        });
    }

    /// They stand in files that are not judged: behind all others.
    void add_loosenings(std::vector<Finding>& findings) const {
        const Rule& rule = *find_rule("loosened-judge");
        if (!is_selected(options_.selection, rule)) return;
        Findings more{rule};
        for (const Loosening& loosening : options_.loosenings) {
            more.add(loosening.where, loosening.message).help = {loosening.help};
        }
        std::ranges::move(more.take(), std::back_inserter(findings));
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
        targets, std::move(dialects), conditions, [&](const Visit& visit) { linter.visit(visit); });
    return linter.conclude(std::move(subject), targets, conditions);
}

}  // namespace sshplan
