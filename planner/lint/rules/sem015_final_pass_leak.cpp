#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/findings.hpp"
#include "planner/lint/include_sites.hpp"
#include "planner/lint/rule.hpp"
#include "planner/lint/second_pass.hpp"

namespace sshplan {
namespace {

/// A Host block that applies to hosts by their HostName, in the second pass only.
struct Leak {
    const LintedFile* file = nullptr;
    const Block* block = nullptr;
    std::vector<std::size_t> cases{};  // in which a line of it then says something new
};

bool has_wildcard(const Block& block) {
    return std::ranges::any_of(block.head()->words, [](const Word& word) {
        return !word.text.starts_with('!') && word.text.find_first_of("*?") != std::string::npos;
    });
}

/// Of the cases of one configuration.
Leak leak_of(const LintedFile& file,
             const Block& block,
             const LintTarget& target,
             const Subject& subject) {
    Leak leak{&file, &block};
    const std::vector<std::size_t>& late = subject.block_facts(key_of(file, *block.head())).late;
    if (late.empty()) return leak;
    std::set<std::size_t> cases;
    for (const Directive& directive : block.directives()) {
        std::ranges::set_intersection(
            late, subject.facts(key_of(file, directive)).late, std::inserter(cases, cases.end()));
    }
    std::ranges::copy_if(cases, std::back_inserter(leak.cases), [&](std::size_t number) {
        return subject.cases()[number].target == &target;
    });
    return leak;
}

std::vector<Leak> find_leaks(const LintTarget& target, const Subject& subject) {
    std::vector<Leak> leaks;
    const bool is_wanted = canonicalizes(subject);
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (block.kind != BlockKind::host) continue;
            // A pattern for names that ssh completes is there to match them.
            if (is_wanted && has_wildcard(block)) continue;
            Leak leak = leak_of(file, block, target, subject);
            if (!leak.cases.empty()) leaks.push_back(std::move(leak));
        }
    }
    return leaks;
}

std::string hosts_of(const Leak& leak, const Subject& subject) {
    constexpr std::size_t most = 3;
    std::set<std::string> names;
    for (const std::size_t number : leak.cases) {
        names.insert(subject.cases()[number].of.invocation.destination.host);
    }
    if (names.size() > most) return fmt::format("{} other hosts", names.size());
    return fmt::format("{}", fmt::join(names, ", "));
}

void describe_leaks(Finding& finding, const std::vector<Leak>& leaks, const Subject& subject) {
    std::set<std::size_t> cases;
    for (const Leak& leak : leaks) {
        finding.related.push_back(
            {{leak.file->source, leak.block->head()->span},
             fmt::format("also applies to {}, by HostName", hosts_of(leak, subject))});
        cases.insert(leak.cases.begin(), leak.cases.end());
    }
    finding.cases.assign(cases.begin(), cases.end());
    const auto is_wild = [](const Leak& leak) { return has_wildcard(*leak.block); };
    const bool may_be_meant = std::ranges::all_of(leaks, is_wild) || canonicalizes(subject);
    if (may_be_meant) finding.severity = Severity::warning;
    finding.notes = {"the second time, Host compares with the HostName instead of what was typed"};
    finding.help = {"write 'Match originalhost' instead of Host for what must not leak",
                    "or set in the block of the other host what it must not take over"};
}

void look_at(const LintTarget& target,
             const std::vector<IncludeSite>& sites,
             const Subject& subject,
             Findings& findings) {
    const std::vector<Leak> leaks = find_leaks(target, subject);
    if (leaks.empty()) return;
    const std::set<const SourceFile*> files = files_of(target, sites);
    std::vector<Place> askers = lines_that_ask_for_second_pass(subject);
    std::erase_if(askers, [&](const Place& place) { return !files.contains(place.file); });
    if (askers.empty()) {  // a line of the system's file, which is not judged
        const Place where{leaks.front().file->source, leaks.front().block->head()->span};
        describe_leaks(
            findings.add(where, "this block also applies to other hosts"), leaks, subject);
        return;
    }
    describe_leaks(findings.add(askers.front(),
                                "this makes ssh read its files twice, and Host blocks apply to "
                                "other hosts too"),
                   leaks,
                   subject);
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    for (const LintTarget* const target : targets_of(subject)) {
        look_at(*target, sites, subject, findings);
    }
}

}  // namespace

extern const Rule sem015_final_pass_leak{
    .id = "SEM015",
    .name = "final-pass-leak",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "In a second reading, a Host block also applies to another host's HostName",
    .why = R"(
Any `Match final`, and CanonicalizeHostname, makes ssh read all of its files twice. The second time
`Host` is compared with the HostName that the first reading found, not with what was typed: with
`Host github-work` and `HostName github.com`, everything in `Host github.com` that was not said before
is used for `github-work` too: keys, ProxyJump, forwards.

Where only patterns with wildcards match, and under CanonicalizeHostname, it is a warning; patterns
with wildcards are taken to be meant under CanonicalizeHostname.
)",
    .advice =
        "Write `Match originalhost github.com` instead of `Host github.com`, or say in the other "
        "host's block what it must not take over (`ProxyJump none`). `Match final` may also stand "
        "in the system's file: some distributions ship it.",
    .bad = {.text = R"(
Host github.com
    IdentityFile ~/.ssh/private

Host github-work
    HostName github.com
    IdentityFile ~/.ssh/work

«Match final all»
    ServerAliveInterval 30
)"},
    .good = {.text = R"(
Match originalhost github.com
    IdentityFile ~/.ssh/private

Host github-work
    HostName github.com
    IdentityFile ~/.ssh/work

Match final all
    ServerAliveInterval 30
)"},
    .versions = "8.0 and later, for Match final",
    .check = check,
};

}  // namespace sshplan
