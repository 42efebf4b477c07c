#include "planner/lint/policy/policy_findings.hpp"

#include <utility>

#include <fmt/format.h>

#include "planner/lint/all_rules.hpp"

namespace sshplan {
namespace {

const std::string& host_of(const PolicyFailure& failure) {
    return failure.seen.of.invocation.destination.host;
}

/// A named host comes before others, a short name before a long one, a plain command line before
/// one with options.
auto rank(const PolicyFailure& failure) {
    const bool is_named = failure.seen.of.host == InvocationClass::Host::named;
    return std::tuple{!is_named, host_of(failure).size(), failure.seen.of.words.size()};
}

std::string message_of(const PolicyFailure& failure, std::size_t hosts) {
    std::string text = fmt::format("'{}' fails for {}", failure.assertion->name, host_of(failure));
    if (hosts == 1) return text;
    return text + fmt::format(" and {} other name{}", hosts - 1, hosts == 2 ? "" : "s");
}

}  // namespace

void PolicyFindings::add(PolicyFailure failure) {
    const Place& where = failure.where;
    const Key key{failure.assertion, where.file, where.span.begin, where.span.end};
    const auto [at, is_new] = groups_.try_emplace(key, Group{.best = failure});
    Group& group = at->second;
    group.hosts.insert(host_of(failure));
    group.seen.push_back(failure.seen);
    if (!is_new && rank(failure) < rank(group.best)) group.best = std::move(failure);
}

std::vector<Finding> PolicyFindings::take() {
    const Rule& rule = *find_rule("policy-failed");
    std::vector<Finding> findings;
    for (auto& [key, group] : groups_) {
        PolicyFailure& best = group.best;
        Finding finding{.rule = &rule,
                        .severity = rule.severity,
                        .where = best.where,
                        .message = message_of(best, group.hosts.size())};
        finding.related = {{best.assertion->where, "this is asserted"}};
        if (!best.chain.empty()) finding.notes.push_back("the route is " + best.chain);
        finding.notes.push_back(best.text);
        finding.seen.push_back(best.seen);
        for (SeenWith& seen : group.seen) {
            const bool is_first =
                seen.of.words == best.seen.of.words && seen.openssh == best.seen.openssh;
            if (!is_first) finding.seen.push_back(std::move(seen));
        }
        finding.when = std::move(best.when);
        findings.push_back(std::move(finding));
    }
    groups_.clear();
    return findings;
}

}  // namespace sshplan
