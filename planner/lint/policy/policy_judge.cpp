#include "planner/lint/policy/policy_judge.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/cover.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/held_line.hpp"
#include "planner/lint/policy/asserted_classes.hpp"
#include "planner/lint/policy/outcomes_of_world.hpp"
#include "planner/lint/policy/policy_findings.hpp"
#include "planner/lint/policy/responsible_line.hpp"
#include "planner/lint/policy/stability_check.hpp"
#include "planner/lint/policy/value_check.hpp"
#include "planner/lint/policy/via_check.hpp"
#include "planner/plan/chain_text.hpp"

namespace sshplan {
namespace {

/// A configuration as a release reads it, and one class of its invocations.
struct Here {
    const LintTarget& target;
    const Dialect& dialect;
    const InvocationClass& of;
};

/// Whether ssh would set out for the destination. Whether it can arrive is no matter: what looks
/// broken from here may work where the files are used.
bool is_gone(const Route& route) {
    const bool sets_out = route.status != RouteStatus::refused && route.status != RouteStatus::loop;
    return sets_out && route.ending == Ending::complete && !route.hops.empty();
}

/// One line that is at fault, in which of the branches, and how in the first of them.
struct Fault {
    Place where{};
    std::string text{};
    const Route* route = nullptr;
    std::vector<bool> in_branch{};
};

/// Under which outcomes a fault is seen, in few words.
When when_of(const Fault& fault, const std::vector<RoutedBranch>& branches) {
    std::vector<Branch> grouped;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        grouped.push_back({branches[i].trail, fault.in_branch[i] ? std::size_t{1} : 0});
    }
    const std::vector<Cover> covers = smallest_cover(grouped);
    return std::ranges::find(covers, std::size_t{1}, &Cover::group)->when;
}

class Judge {
public:
    Judge(const Policy& policy, const Subject& subject, PolicyRoutes& routes)
        : policy_(policy), subject_(subject), routes_(routes) {
        for (const PolicyWorld& world : policy.worlds) worlds_.emplace_back(world);
    }

    PolicyReport run(std::span<const LintTarget> targets) {
        for (const LintTarget& target : targets) {
            for (const Dialect& dialect : subject_.dialects()) {
                judge_configuration(target, dialect);
            }
        }
        PolicyReport report{.findings = findings_.take()};
        for (const Assertion& assertion : policy_.assertions) {
            if (!used_.contains(&assertion)) report.idle.push_back(assertion.name);
        }
        gaps_.insert(routes_.unjudged().begin(), routes_.unjudged().end());
        report.unjudged.assign(gaps_.begin(), gaps_.end());
        return report;
    }

private:
    void judge_configuration(const LintTarget& target, const Dialect& dialect) {
        const AssertedClasses classes{target, dialect, policy_};
        note_gaps(classes.gaps());
        for (const InvocationClass& one : classes.all()) {
            if (!is_other_spelling(subject_, one)) judge_class({target, dialect, one});
        }
    }

    /// What the survey told already is no news; that ssh stops is told by what it says.
    void note_gaps(const std::vector<Note>& gaps) {
        const auto known = subject_.gaps();
        for (const Note& gap : gaps) {
            const bool is_known = std::ranges::find(known, gap) != known.end();
            if (is_known || gap.code == "reading-stops") continue;
            gaps_.insert(fmt::format("the policy is not judged for every name: {}", gap.text));
        }
    }

    void judge_class(const Here& here) {
        std::map<WorldCaller, std::vector<const Assertion*>> by_caller;
        for (const Assertion& assertion : policy_.assertions) {
            if (!AssertedClasses::is_about(assertion.hosts, here.of)) continue;
            used_.insert(&assertion);
            for (const WorldCaller& caller : callers_of(assertion)) {
                by_caller[caller].push_back(&assertion);
            }
        }
        for (const auto& [caller, assertions] : by_caller) judge_as(here, caller, assertions);
    }

    [[nodiscard]] std::set<WorldCaller> callers_of(const Assertion& assertion) const {
        if (assertion.worlds.empty()) return {WorldCaller{}};
        std::set<WorldCaller> callers;
        for (const std::size_t world : assertion.worlds) callers.insert(caller_of(world));
        return callers;
    }

    [[nodiscard]] WorldCaller caller_of(std::size_t world) const {
        return {policy_.worlds[world].local_user, policy_.worlds[world].local_host};
    }

    void judge_as(const Here& here,
                  const WorldCaller& caller,
                  const std::vector<const Assertion*>& assertions) {
        const bool needs_values = std::ranges::any_of(
            assertions, [](const Assertion* one) { return !one->values.empty(); });
        const std::vector<RoutedBranch> branches =
            routes_.of(here.of,
                       here.target,
                       here.dialect,
                       caller,
                       needs_values ? Branching::all_that_sets : Branching::what_decides_routes);
        for (const Assertion* const assertion : assertions) {
            judge_routes(*assertion, here, caller, branches);
            if (&here.dialect == &subject_.newest()) judge_stability(*assertion, here, caller);
        }
    }

    void judge_routes(const Assertion& assertion,
                      const Here& here,
                      const WorldCaller& caller,
                      const std::vector<RoutedBranch>& branches) {
        Client client = here.target.client;
        client.dialect = here.dialect;
        std::vector<Fault> faults;
        for (std::size_t i = 0; i < branches.size(); ++i) {
            const Route& route = branches[i].route;
            if (!is_gone(route) || !is_possible(assertion, caller, branches[i].trail)) continue;
            for (const auto& found :
                 {check_via(assertion, route), check_values(assertion, route, client, printed_)}) {
                for (const PolicyFault& one : found) note(faults, one, here, route, i);
            }
        }
        for (Fault& fault : faults) {
            fault.in_branch.resize(branches.size());
            findings_.add({.assertion = &assertion,
                           .where = fault.where,
                           .seen = {here.of, here.dialect.name},
                           .when = when_of(fault, branches),
                           .text = std::move(fault.text),
                           .chain = with_caller_in_words(chain_text(*fault.route))});
        }
    }

    void note(std::vector<Fault>& faults,
              const PolicyFault& found,
              const Here& here,
              const Route& route,
              std::size_t branch) const {
        const Place where = responsible_place(subject_, here.target, found.line, route);
        auto same = std::ranges::find(faults, where, &Fault::where);
        if (same == faults.end()) {
            faults.push_back({.where = where, .text = found.text, .route = &route});
            same = faults.end() - 1;
        }
        same->in_branch.resize(branch + 1);
        same->in_branch[branch] = true;
    }

    void judge_stability(const Assertion& assertion, const Here& here, const WorldCaller& caller) {
        std::vector<ReleaseRoutes> releases;
        for (const Dialect& release : assertion.stable_across) {
            releases.push_back(
                {&release,
                 routes_.of(
                     here.of, here.target, release, caller, Branching::what_decides_routes)});
        }
        const auto found = find_instability(
            releases, [&](const When& when) { return is_possible(assertion, caller, when); });
        if (!found) return;
        const bool has_line = !found->route->hops.empty();
        const Route& route = has_line ? *found->route : *found->first_route;
        findings_.add({.assertion = &assertion,
                       .where = responsible_place(subject_, here.target, proxy_line(route), route),
                       .seen = {here.of, found->release->name},
                       .when = found->when,
                       .text = found->text,
                       .chain = {}});
    }

    /// Whether an outcome may be in one of the worlds that an assertion is about.
    bool is_possible(const Assertion& assertion, const WorldCaller& caller, const When& outcome) {
        if (assertion.worlds.empty()) return true;
        return std::ranges::any_of(assertion.worlds, [&](std::size_t world) {
            return caller_of(world) == caller &&
                   worlds_[world].allows(outcome, routes_.conditions());
        });
    }

    const Policy& policy_;
    const Subject& subject_;
    PolicyRoutes& routes_;
    std::deque<OutcomesOfWorld> worlds_;
    PrintedValues printed_;
    PolicyFindings findings_;
    std::set<const Assertion*> used_;
    std::set<std::string> gaps_;
};

}  // namespace

PolicyReport judge_policy(const Policy& policy,
                          const Subject& subject,
                          std::span<const LintTarget> targets,
                          Conditions& conditions) {
    PolicyRoutes routes{conditions};
    return Judge{policy, subject, routes}.run(targets);
}

}  // namespace sshplan
