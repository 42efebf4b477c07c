#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "planner/lint/dead_lines.hpp"
#include "planner/lint/findings.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/line_edit.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {
namespace {

struct BlockAt {
    const LintedFile* file = nullptr;
    const Block* block = nullptr;
};

/// The lines of the second block, by whether they are ever used.
struct Shares {
    std::vector<const Directive*> dead{};
    std::size_t alive = 0;
};

Shares shares_of(const BlockAt& second, const Subject& subject) {
    Shares shares;
    for (const Directive& directive : second.block->directives()) {
        const LineFacts& facts = subject.facts(key_of(*second.file, directive));
        if (!facts.holds.empty()) ++shares.alive;
        if (facts.holds.empty() && !facts.loses.empty()) shares.dead.push_back(&directive);
    }
    return shares;
}

/// One heading less: nothing changes where the second block follows the first at once.
std::optional<Fix> merge(const BlockAt& first, const BlockAt& second) {
    if (first.file != second.file || first.block + 1 != second.block) return std::nullopt;
    Fix fix{.title = "Join the two blocks", .safety = Safety::safe};
    if (!fix.edits.add(delete_line(*second.file->source, *second.block->head())))
        return std::nullopt;
    return fix;
}

void report(const BlockAt& first,
            const BlockAt& second,
            const Subject& subject,
            Findings& findings) {
    const Directive& head = *second.block->head();
    Finding& finding = findings.add(
        {second.file->source, head.span},
        fmt::format("{} stands here a second time", quoted_heading(*second.file, head)));
    finding.related.push_back({{first.file->source, first.block->head()->span}, "the first time"});
    const Shares shares = shares_of(second, subject);
    for (const Directive* const line : shares.dead) {
        finding.related.push_back({{second.file->source, line->span}, "never used"});
    }
    finding.severity = shares.dead.empty() ? Severity::info : Severity::warning;
    finding.notes = {
        "both blocks apply: of most keywords the first block's value is used, what it does not "
        "say is taken from the second"};
    finding.notes.push_back(fmt::format(
        "of the lines here, {} are used and {} never are", shares.alive, shares.dead.size()));
    finding.help = {"join the blocks"};
    finding.fix = merge(first, second);
}

/// Whether some invocation gets lines of both, which none does of files that are judged each by
/// itself. A block that includes the other has it for a part.
bool are_duplicates(const BlockAt& first, const BlockAt& second, const Subject& subject) {
    const auto is_include = [](const Directive& line) { return line.is(Keyword::include); };
    const bool may_include = std::ranges::any_of(first.block->directives(), is_include);
    if (first.file != second.file && may_include) return false;
    const auto& applies = subject.block_facts(key_of(*first.file, *first.block->head())).applies;
    const auto& again = subject.block_facts(key_of(*second.file, *second.block->head())).applies;
    return std::ranges::any_of(
        again, [&](std::size_t number) { return std::ranges::binary_search(applies, number); });
}

void check(const Subject& subject, Findings& findings) {
    if (!subject.is_exhaustive()) return;
    std::map<std::set<std::string_view>, BlockAt> firsts;
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            // `Host *` may stand twice: above what it forces, below what it leaves open.
            if (block.kind != BlockKind::host || is_for_all(block)) continue;
            std::set<std::string_view> patterns;
            for (const Word& word : block.head()->words) patterns.insert(word.text);
            const auto [first, is_new] = firsts.try_emplace(patterns, BlockAt{&file, &block});
            if (!is_new && are_duplicates(first->second, {&file, &block}, subject)) {
                report(first->second, {&file, &block}, subject, findings);
            }
        }
    }
}

}  // namespace

extern const Rule sem005_duplicate_host_block{
    .id = "SEM005",
    .name = "duplicate-host-block",
    .severity = Severity::warning,
    .precision = Precision::high,
    .summary = "Two Host blocks have the same patterns",
    .why = R"(
Both blocks apply, one after the other: of most keywords ssh uses the value in the first block, and
takes from the second what the first does not say. Whoever changes a line in the second block that
the first says too changes nothing.
)",
    .advice =
        "Join the blocks. Blocks that a program writes, one for each of its concerns, may stay: "
        "then the finding is only info, unless one of their lines is never used.",
    .bad = {.text = R"(
Host db
    Port 5022

Host web
    User www

«Host db»
    Port 22
    User ana
)",
            .also = "SEM001"},
    .good = {.text = R"(
Host db
    Port 5022
    User ana

Host web
    User www
)"},
    .check = check,
};

}  // namespace sshplan
