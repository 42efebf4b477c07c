#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// The patterns that were meant: "a,b" is `a b`, "!a,b" is `!a !b`.
std::string meant_by(std::string_view word) {
    const bool excludes = word.starts_with('!');
    if (excludes) word.remove_prefix(1);
    std::vector<std::string> patterns;
    for (const std::string_view element : list_elements(word)) {
        if (element.empty()) continue;
        const bool is_marked = excludes && !element.starts_with('!');
        patterns.push_back(fmt::format("{}{}", is_marked ? "!" : "", element));
    }
    return fmt::format("{}", fmt::join(patterns, " "));
}

/// What a block with commas is to the hosts that were meant.
void describe(Finding& finding,
              const LintedFile& file,
              const Block& block,
              const std::vector<DeadBlock>& all,
              const Subject& subject) {
    const auto dead = std::ranges::find(all, &block, &DeadBlock::block);
    if (dead == all.end() || dead->why != Deadness::has_commas) {
        finding.severity = Severity::warning;
        finding.message += ": the comma is part of it";
        finding.caption = "not a list of patterns";
        return;
    }
    add_blocks_below(finding.related, *dead, all);
    if (!subject.block_facts(key_of(file, *block.head())).fits.empty()) return;
    finding.message += ", which no host name matches";
    finding.notes = {"no other pattern lets a host in, so that the block never applies"};
}

void look_at(const LintedFile& file,
             const Block& block,
             const std::vector<DeadBlock>& all,
             const Subject& subject,
             Findings& findings) {
    const std::vector<const Word*> words = words_with_commas(block);
    if (words.empty() || only_exclusions(block, subject.newest())) return;
    Finding& finding = findings.add({file.source, words.front()->span},
                                    fmt::format("'{}' is one pattern", words.front()->text));
    finding.caption = "the comma is part of it";
    for (std::size_t i = 1; i < words.size(); ++i) {
        finding.related.push_back({{file.source, words[i]->span}, "so is this"});
    }
    describe(finding, file, block, all, subject);
    finding.help = {"separate the patterns of a Host line by blanks"};
    finding.fix = rewrite_words(*file.source, words, "Separate the patterns by blanks", meant_by);
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (block.head() != nullptr) look_at(file, block, all, subject, findings);
        }
    }
}

}  // namespace

extern const Rule sem004_comma_in_host{
    .id = "SEM004",
    .name = "comma-in-host",
    .severity = Severity::error,
    .precision = Precision::very_high,
    .summary = "A Host line separates its patterns by commas",
    .why = R"(
The patterns of a `Host` line are separated by blanks (only those of a `Match` line by commas).
`Host web1,web2` has one pattern, which would match a host of the name `web1,web2`; and since
OpenSSH 10.0 such a name is refused on the command line. Neither `ssh web1` nor `ssh web2` gets
anything of the block.
)",
    .advice = "Write `Host web1 web2`.",
    .bad = {.text = R"(
Host «web1,web2»
    User ana
)"},
    .good = {.text = R"(
Host web1 web2
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
