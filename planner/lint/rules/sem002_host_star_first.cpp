#include <algorithm>
#include <iterator>
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

constexpr std::size_t most_names = 3;

bool holds(const Block& block, const LintedFile& file, const LineKey& line) {
    return line.file == file.source && !block.directives().empty() &&
           block.directives().front().span.begin <= line.begin &&
           line.begin <= block.directives().back().span.begin;
}

/// The dead lines that one block shadows all by itself.
std::vector<DeadLine> shadowed_by(const LintedFile& file,
                                  const Block& block,
                                  const std::vector<DeadLine>& all) {
    std::vector<DeadLine> dead;
    std::ranges::copy_if(all, std::back_inserter(dead), [&](const DeadLine& one) {
        const auto is_ours = [&](const LineKey& winner) { return holds(block, file, winner); };
        return !one.facts->winners.empty() && !one.facts->loses_to_nothing && !is_ours(one.line) &&
               std::ranges::all_of(one.facts->winners, is_ours);
    });
    return dead;
}

/// Whether a dead line says something else than the line that is in force.
bool is_meant(const DeadLine& dead, const Subject& subject) {
    return std::ranges::any_of(dead.facts->winners, [&](const LineKey& winner) {
        const Directive* const cause = subject.directive_at(winner);
        return cause == nullptr || cause->info != dead.directive->info ||
               cause->rest != dead.directive->rest;
    });
}

/// Blocks of dead lines that have other lines, which are in force somewhere.
std::string living_blocks(const std::vector<DeadLine>& dead, const Subject& subject) {
    std::vector<std::string> names;
    const Block* last = nullptr;
    for (const DeadLine& one : dead) {
        const LintedFile& file = *subject.file_of(one.line.file);
        const Block& block = block_at(file, one.line.begin);
        if (&block == last || block.head() == nullptr) continue;
        last = &block;
        const bool lives = std::ranges::any_of(block.directives(), [&](const Directive& directive) {
            return !subject.facts(key_of(file, directive)).holds.empty();
        });
        if (lives) names.push_back(quoted_heading(file, *block.head()));
    }
    if (names.size() > most_names) {
        const std::size_t more = names.size() - most_names;
        names.resize(most_names);
        names.push_back(fmt::format("{} more", more));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Moves a block behind the last line of its file.
std::optional<Fix> move_to_end(const LintedFile& file, const Block& block) {
    const SourceFile& source = *file.source;
    const std::string_view bytes = source.bytes();
    const Span first = whole_line(source, *block.head());
    const Span last = whole_line(source, block.directives().back());
    if (&block == &file.config->blocks().back() || !bytes.ends_with('\n')) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(bytes.size());
    const std::string text{source.at({first.begin, last.end})};
    Fix fix{.title = "Move the block to the end of the file"};
    const bool is_moved =
        fix.edits.add({{first.begin, last.end}, ""}) && fix.edits.add({{end, end}, "\n" + text});
    return is_moved ? std::optional{fix} : std::nullopt;
}

void report(const LintedFile& file,
            const Block& block,
            const std::vector<DeadLine>& dead,
            const Subject& subject,
            Findings& findings) {
    const std::string which = dead.size() == 1
                                  ? std::string{"a line of a later block is"}
                                  : fmt::format("{} lines of later blocks are", dead.size());
    Finding& finding = findings.add(
        {file.source, block.head()->span},
        fmt::format(
            "{} comes first, so {} never used", quoted_heading(file, *block.head()), which));
    finding.caption = "fits every host";
    for (const DeadLine& one : dead) {
        finding.related.push_back({{one.line.file, one.directive->span}, "never used"});
    }
    finding.notes = {"the later blocks apply all the same: only these lines come too late"};
    if (const std::string living = living_blocks(dead, subject); !living.empty()) {
        finding.notes.push_back(fmt::format("other lines are in force, of {}", living));
    }
    finding.help = {"move this block to the end of the file"};
    const auto is_here = [&](const DeadLine& one) { return one.line.file == file.source; };
    if (std::ranges::all_of(dead, is_here)) finding.fix = move_to_end(file, block);
}

void check(const Subject& subject, Findings& findings) {
    const std::vector<DeadLine> all = dead_lines(subject);
    for (const LintedFile& file : subject.files()) {
        for (const Block& block : file.config->blocks()) {
            if (block.head() == nullptr || !is_for_all(block)) continue;
            const std::vector<DeadLine> dead = shadowed_by(file, block, all);
            const auto meant = [&](const DeadLine& one) { return is_meant(one, subject); };
            if (std::ranges::any_of(dead, meant)) report(file, block, dead, subject, findings);
        }
    }
}

}  // namespace

extern const Rule sem002_host_star_first{
    .id = "SEM002",
    .name = "host-star-first",
    .severity = Severity::warning,
    .precision = Precision::very_high,
    .summary = "A block for all hosts comes first, and lines of later blocks are never used",
    .why = R"(
Of most keywords ssh uses the first value that it meets, so what `Host *` or `Match all` says at the
top cannot be said otherwise for one host further down.

The later blocks do apply: every other keyword in them is used. Only the lines that this finding
names are not.
)",
    .advice =
        "Move the block to the end of the file: it then says what holds where nothing else does. "
        "A line that must hold for every host, whatever is said below, may stay on top.",
    .bad = {.text = R"(
«Host *»
    Port 22

Host db
    Port 5022
    User ana
)",
            .also = "SEM001"},
    .good = {.text = R"(
Host db
    Port 5022
    User ana

Host *
    Port 22
)"},
    .check = check,
};

}  // namespace sshplan
