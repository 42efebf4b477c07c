#include "planner/lint/dead_blocks.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "parser/config/pattern.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/match_lines.hpp"
#include "planner/lint/second_pass.hpp"
#include "planner/resolve/match/clauses.hpp"

namespace sshplan {
namespace {

bool is_exclusion(std::string_view pattern) { return pattern.starts_with('!'); }

/// Finds dead blocks, and what each died of.
class Coroner {
public:
    Coroner(const Subject& subject, const std::vector<IncludeSite>& sites)
        : subject_(subject), sites_(sites) {}

    std::vector<DeadBlock> find() {
        for (const LintedFile& file : subject_.files()) {
            for (const Block& block : file.config->blocks()) {
                if (block.head() != nullptr) look_at(file, block);
            }
        }
        return std::move(found_);
    }

private:
    void look_at(const LintedFile& file, const Block& block) {
        if (only_exclusions(block, subject_.newest())) {
            found_.push_back({&file, &block, Deadness::only_excludes});
            return;
        }
        if (!is_dead(file, block)) return;
        DeadBlock dead{&file, &block};
        if (!words_with_commas(block).empty()) {
            dead.why = Deadness::has_commas;
        } else if (!subject_.block_facts(key_of(file, *block.head())).fits.empty()) {
            explain_by_include(dead);
        } else if (waits_in_vain(file, block)) {
            dead.why = Deadness::not_canonical;
        }
        found_.push_back(dead);
    }

    [[nodiscard]] bool is_dead(const LintedFile& file, const Block& block) const {
        return subject_.is_exhaustive() &&
               subject_.block_facts(key_of(file, *block.head())).applies.empty();
    }

    [[nodiscard]] bool waits_in_vain(const LintedFile& file, const Block& block) const {
        return canonical_criterion(*block.head(), subject_.newest()) && !is_read_twice(file);
    }

    /// Whether something asks for a second reading of a file.
    [[nodiscard]] bool is_read_twice(const LintedFile& file) const {
        const std::vector<Place> askers = lines_that_ask_for_second_pass(subject_);
        return std::ranges::any_of(targets_of(subject_), [&](const LintTarget* target) {
            const std::set<const SourceFile*> files = files_of(*target, sites_);
            return files.contains(file.source) &&
                   std::ranges::any_of(
                       askers, [&](const Place& asker) { return files.contains(asker.file); });
        });
    }

    void explain_by_include(DeadBlock& dead) const {
        std::set<const LintedFile*> seen;
        dead.site = find_site(dead.file, seen);
        if (dead.site == nullptr) return;
        if (is_dead(*dead.site->file, *dead.site->block)) {
            dead.why = Deadness::below_dead;
        } else {
            dead.why = looks_swallowed(*dead.site) ? Deadness::swallowed : Deadness::disjoint;
        }
    }

    /// The nearest Include below a heading through which a file is read.
    const IncludeSite* find_site(const LintedFile* file, std::set<const LintedFile*>& seen) const {
        if (!seen.insert(file).second) return nullptr;
        for (const IncludeSite& site : sites_) {
            if (std::ranges::find(site.files, file) == site.files.end()) continue;
            if (!is_for_all(*site.block)) return &site;
            if (const IncludeSite* const outer = find_site(site.file, seen)) return outer;
        }
        return nullptr;
    }

    const Subject& subject_;
    const std::vector<IncludeSite>& sites_;
    std::vector<DeadBlock> found_;
};

/// The argument of a criterion that only excludes.
std::optional<Span> only_exclusions_of(const Clause& clause) {
    if (clause.is_negated || clause.argument.empty()) return std::nullopt;
    // A command or a list of networks is no list of patterns.
    const bool is_list =
        !is_exec(clause) && !equals_ignoring_case(clause.attribute, "localnetwork");
    if (!is_list || !std::ranges::all_of(list_elements(clause.argument), is_exclusion)) {
        return std::nullopt;
    }
    return clause.span;
}

}  // namespace

std::vector<DeadBlock> dead_blocks(const Subject& subject, const std::vector<IncludeSite>& sites) {
    return Coroner{subject, sites}.find();
}

bool looks_swallowed(const IncludeSite& site) {
    const Directive* const head = site.block->head();
    if (head == nullptr || is_for_all(*site.block)) return false;
    return indentation(*site.file, *site.line) <= indentation(*site.file, *head);
}

void add_blocks_below(std::vector<Label>& related,
                      const DeadBlock& dead,
                      const std::vector<DeadBlock>& all) {
    for (const DeadBlock& other : all) {
        if (other.why != Deadness::below_dead || other.site->block != dead.block) continue;
        related.push_back(
            {{other.file->source, other.block->head()->span}, "included there, so never used"});
        add_blocks_below(related, other, all);
    }
}

std::optional<Span> only_exclusions(const Block& block, const Dialect& dialect) {
    if (block.kind == BlockKind::host) {
        const std::span<const Word> words = block.head()->words;
        const auto excludes = [](const Word& word) { return is_exclusion(word.text); };
        if (words.empty() || !std::ranges::all_of(words, excludes)) return std::nullopt;
        return Span{words.front().span.begin, words.back().span.end};
    }
    for (const Clause& clause : clauses_of(*block.head(), dialect)) {
        if (const auto span = only_exclusions_of(clause)) return span;
    }
    return std::nullopt;
}

std::vector<const Word*> words_with_commas(const Block& block) {
    std::vector<const Word*> found;
    if (block.kind != BlockKind::host) return found;
    for (const Word& word : block.head()->words) {
        if (word.text.find(',') != std::string_view::npos) found.push_back(&word);
    }
    return found;
}

}  // namespace sshplan
