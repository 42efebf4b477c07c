#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/explore/named_destination.hpp"
#include "planner/lint/dead_blocks.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

/// What a block does not let an Include line do.
struct Loss {
    std::vector<const DeadBlock*> blocks{};  // that never apply, as the line looks swallowed
    bool has_settings = false;               // in force only where the block applies
    bool is_unknown = false;                 // a file cannot be looked at: it may hold anything
    bool has_files = false;
    std::vector<Place> partly{};  // blocks that do not apply to hosts that they name
};

/// Whether a heading spells the host of a case.
bool spells(const std::vector<std::string>& names, const Case& one) {
    return std::ranges::find(names, one.of.invocation.destination.host) != names.end();
}

/// Whether a block would apply to a host that it names, but is kept from it.
bool misses_its_host(const LintedFile& file, const Block& block, const Subject& subject) {
    const BlockFacts& facts = subject.block_facts(key_of(file, *block.head()));
    if (facts.applies.empty()) return false;
    const std::vector<std::string> names = names_in_heading(*block.head(), subject.newest());
    return std::ranges::any_of(facts.fits, [&](std::size_t number) {
        return spells(names, subject.cases()[number]) &&
               !std::ranges::binary_search(facts.applies, number);
    });
}

/// Whether files that a word names lie where they cannot be seen. One that is not there holds
/// nothing.
bool leads_out(const IncludeSite& site) {
    return site.inclusion->paths.empty() && !site.inclusion->patterns.empty() &&
           !can_be_seen(*site.target, fixed_part(site.inclusion->patterns.front()));
}

void add_file(Loss& loss, const LintedFile& file, const Subject& subject) {
    loss.has_files = true;
    for (const Block& block : file.config->blocks()) {
        if (block.head() == nullptr) {
            loss.has_settings = loss.has_settings || !block.directives().empty();
        } else if (misses_its_host(file, block, subject)) {
            loss.partly.push_back({file.source, block.head()->span});
        }
    }
}

/// Of all words of a line.
Loss loss_of(std::span<const IncludeSite> words,
             const Subject& subject,
             const std::vector<DeadBlock>& dead) {
    Loss loss;
    for (const IncludeSite& site : words) {
        loss.is_unknown = loss.is_unknown || leads_out(site);
        for (const LintedFile* const file : site.files) add_file(loss, *file, subject);
        for (const DeadBlock& one : dead) {
            if (one.why == Deadness::swallowed && one.site == &site) loss.blocks.push_back(&one);
        }
    }
    return loss;
}

/// Ends the block above the line, if nothing but Include lines follows in it.
std::optional<Fix> end_block(const IncludeSite& site) {
    const auto is_later = [&](const Directive& directive) {
        return directive.line > site.line->line && !directive.is(Keyword::include);
    };
    if (std::ranges::any_of(site.block->directives(), is_later)) return std::nullopt;
    const std::uint32_t at = whole_line(*site.file->source, *site.line).begin;
    Fix fix{.title = "End the block before this line"};
    if (!fix.edits.add({{at, at}, "Match all\n"})) return std::nullopt;
    return fix;
}

Finding& report(const IncludeSite& site, Findings& findings) {
    const Directive& head = *site.block->head();
    Finding& finding =
        findings.add({site.file->source, site.line->span},
                     fmt::format("this Include belongs to {}", quoted_heading(*site.file, head)));
    finding.caption = "in force only where that block applies";
    finding.related.push_back(
        {{site.file->source, head.span}, "this block ends at the next Host or Match line"});
    return finding;
}

void report_swallowed(const IncludeSite& site,
                      const Loss& loss,
                      const std::vector<DeadBlock>& all,
                      Findings& findings) {
    Finding& finding = report(site, findings);
    for (const DeadBlock* const dead : loss.blocks) {
        finding.related.push_back(
            {{dead->file->source, dead->block->head()->span}, "so this never applies"});
        add_blocks_below(finding.related, *dead, all);
    }
    if (!loss.has_files) finding.severity = Severity::warning;
    finding.help = {"move it above the first Host or Match line",
                    "or write 'Match all' before it: that ends the block"};
    finding.fix = end_block(site);
}

void report_partly(const IncludeSite& site, const Loss& loss, Findings& findings) {
    Finding& finding = report(site, findings);
    finding.severity = Severity::info;
    for (const Place& place : loss.partly) {
        finding.related.push_back({place, "does not apply to each host that it names"});
    }
    finding.help = {"leave it if the block is meant to decide"};
}

/// Whether a line that is not indented shows that it is not meant to belong to its block: other
/// lines of it are indented, or an empty line stands before it.
bool stands_apart(const IncludeSite& site) {
    if (is_indented(*site.file, *site.block, *site.line)) return true;
    const std::string_view before = site.file->source->line(site.line->line - 1);
    return before.find_first_not_of(" \t\r") == std::string_view::npos;
}

void look_at(std::span<const IncludeSite> words,
             const std::vector<DeadBlock>& all,
             const Subject& subject,
             Findings& findings) {
    const IncludeSite& site = words.front();
    if (is_for_all(*site.block)) return;
    const Loss loss = loss_of(words, subject, all);
    const bool is_clear = looks_swallowed(site) && stands_apart(site);
    const bool loses = loss.has_settings || !loss.partly.empty() || loss.is_unknown;
    if (!loss.blocks.empty() || (is_clear && loses)) {
        report_swallowed(site, loss, all, findings);
    } else if (!loss.partly.empty()) {
        report_partly(site, loss, findings);
    }
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<IncludeSite> sites = include_sites(subject);
    const std::vector<DeadBlock> all = dead_blocks(subject, sites);
    for (auto first = sites.begin(); first != sites.end();) {
        const auto last = std::find_if(
            first, sites.end(), [&](const IncludeSite& site) { return site.line != first->line; });
        look_at({first, last}, all, subject, findings);
        first = last;
    }
}

}  // namespace

extern const Rule sem007_include_swallowed{
    .id = "SEM007",
    .name = "include-swallowed",
    .severity = Severity::error,
    .precision = Precision::high,
    .summary = "An Include belongs to the block above it, though it looks as if it did not",
    .why = R"(
A `Host` or `Match` block ends only at the next `Host` or `Match` line, not at an empty line, and not
where the indentation ends. An `Include` that stands below such a line is read as a part of that
block: nothing of the included files applies to other hosts, not even their own `Host` blocks.

It is an error where the line is not indented like the rest of the block, or stands behind an empty
line, and the block keeps something of the included files out. Where it is indented like the block,
and its files name hosts that the block leaves alone, it is only info.
)",
    .advice =
        "Move the line above the first `Host` line, or write `Match all` before it. One that is "
        "meant for the block alone is best indented like its lines.",
    .bad = {.text = R"(
Host web
    Port 5022

«Include conf.d/*»
-- conf.d/db --
Host db
    User ana
)"},
    .good = {.text = R"(
Include conf.d/*

Host web
    Port 5022
-- conf.d/db --
Host db
    User ana
)"},
    .check = check,
};

}  // namespace sshplan
