#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

bool is_called(const Clause& clause, std::string_view name) {
    return equals_ignoring_case(clause.attribute, name);
}

/// Whether some release in question calls itself so.
bool fits_some_release(const Subject& subject, std::string_view list) {
    return std::ranges::any_of(subject.dialects(), [&](const Dialect& dialect) {
        return match_pattern_list(dialect.banner, list, LetterCase::sensitive).match ==
               ListMatch::positive;
    });
}

bool fits_some_session(std::string_view list) {
    constexpr std::array<std::string_view, 4> types{"shell", "exec", "subsystem", "none"};
    return std::ranges::any_of(types, [&](std::string_view type) {
        return match_pattern_list(type, list, LetterCase::sensitive).match == ListMatch::positive;
    });
}

/// Whether a block is for releases of OpenSSH that are not in question.
bool waits_for_release(const Block& block, const Subject& subject) {
    if (block.kind != BlockKind::match) return false;
    const std::vector<Clause> clauses = clauses_of(*block.head(), subject.newest());
    return std::ranges::any_of(clauses, [&](const Clause& clause) {
        return is_called(clause, "version") && !clause.is_negated &&
               clause.argument.starts_with("OpenSSH_") &&
               !fits_some_release(subject, clause.argument);
    });
}

/// Why one criterion never holds; empty if it may.
std::string fault_of(const Clause& clause, const Subject& subject) {
    if (is_called(clause, "all") && clause.is_negated) return "'!all' never holds";
    if (clause.is_negated) return {};
    if (is_called(clause, "version") && !fits_some_release(subject, clause.argument)) {
        return fmt::format("no release in question is called {} ({} is {})",
                           clause.argument,
                           subject.newest().title,
                           subject.newest().banner);
    }
    if (is_called(clause, "sessiontype") && !fits_some_session(clause.argument)) {
        return "the types of sessions are shell, exec, subsystem and none";
    }
    return {};
}

/// Names of criteria that stand more than once: each must hold.
std::string repeated_criteria(const std::vector<Clause>& clauses) {
    std::set<std::string> seen;
    for (const Clause& clause : clauses) {
        const std::string name = lower_case(clause.attribute);
        if (clause.is_negated || seen.insert(name).second) continue;
        return fmt::format("both '{}' criteria must hold at once; a list with commas says 'or'",
                           name);
    }
    return {};
}

std::string why_match(const Block& block, const Subject& subject) {
    const std::vector<Clause> clauses = clauses_of(*block.head(), subject.newest());
    for (const Clause& clause : clauses) {
        if (std::string fault = fault_of(clause, subject); !fault.empty()) return fault;
    }
    if (std::string fault = repeated_criteria(clauses); !fault.empty()) return fault;
    return "each host, user, tag and command that the files can tell apart was tried: none fits "
           "all of it where it stands";
}

/// The exclusion that takes away what some pattern lets in.
std::string why_host(const Block& block) {
    for (const Word& excluding : block.head()->words) {
        if (!excluding.text.starts_with('!')) continue;
        for (const Word& pattern : block.head()->words) {
            if (pattern.text.starts_with('!')) continue;
            if (!matches_pattern(pattern.text, excluding.text.substr(1))) continue;
            return fmt::format(
                "'{}' takes away all that '{}' lets in", excluding.text, pattern.text);
        }
    }
    return "no name of a host matches it";
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (const DeadBlock& dead : all) {
        if (dead.why != Deadness::contradictory) continue;
        Finding& finding = findings.add(
            {dead.file->source, dead.block->head()->span},
            fmt::format("{} never applies", quoted_heading(*dead.file, *dead.block->head())));
        finding.caption = "none of its lines is ever used";
        add_blocks_below(finding.related, dead, all);
        const bool is_host = dead.block->kind == BlockKind::host;
        finding.notes = {is_host ? why_host(*dead.block) : why_match(*dead.block, subject)};
        finding.help = {"correct the line, or delete the block"};
        if (waits_for_release(*dead.block, subject)) finding.severity = Severity::info;
    }
}

}  // namespace

extern const Rule sem006_unreachable_match{
    .id = "SEM006",
    .name = "unreachable-match",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "A block never applies, as the words of its heading contradict each other",
    .why = R"(
Every destination, login name, local user, tag, command and kind of session that the files can tell
apart was tried, under every outcome of the conditions: the block applied to none. All criteria of a
`Match` line must hold at once, so `Match host a host b` fits nothing (`Match host a,b` does), and
`!` on a Host line takes away what the other patterns let in.

Only a block that is never in force is named here. A block that comes late is in force: ssh uses all
of its lines but those whose keyword was set before.
)",
    .advice =
        "Correct the heading, or delete the block. One for a release of OpenSSH that is not in "
        "question is only info: say with `--min-openssh` and `--max-openssh` which ones "
        "use the file.",
    .bad = {.text = R"(
«Match host web1 host web2»
    User ana
)"},
    .good = {.text = R"(
Match host web1,web2
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
