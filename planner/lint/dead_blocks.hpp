#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planner/lint/include_sites.hpp"
#include "planner/lint/subject.hpp"

namespace sshplan {

/// Why a block applies in no case: each has one reason, and one rule that says so.
enum class Deadness : std::uint8_t {
    only_excludes,  // SEM003: its patterns only exclude
    has_commas,     // SEM004: a comma stands where a blank is meant
    not_canonical,  // SEM019: it waits for a second reading that nothing asks for
    contradictory,  // SEM006: its own words, and the lines above it, never fit together
    swallowed,      // SEM007: included by a line that fell into a block above it
    disjoint,       // SEM008: included below a block that leaves its hosts alone
    below_dead,     // the block that includes it is dead: whoever names that one names it too
};

/// A Host or Match block that applies in no case and under no outcome.
struct DeadBlock {
    const LintedFile* file = nullptr;
    const Block* block = nullptr;
    Deadness why = Deadness::contradictory;
    const IncludeSite* site = nullptr;  // swallowed, disjoint, below_dead: where it is included
};

/// Blocks that apply in no case, by file, in order. Of a subject that is not exhaustive only those
/// whose headings say it by themselves. `sites` must outlive the answer.
[[nodiscard]] std::vector<DeadBlock> dead_blocks(const Subject& subject,
                                                 const std::vector<IncludeSite>& sites);

/// Whether an Include line stands further left than the lines of its block, or as far left as its
/// heading: as if it belonged to the file.
[[nodiscard]] bool looks_swallowed(const IncludeSite& site);

/// Adds to a finding about a dead block those that are dead because of it.
void add_blocks_below(std::vector<Label>& related,
                      const DeadBlock& dead,
                      const std::vector<DeadBlock>& all);

/// The part of a heading that only excludes, so that nothing can fit: all patterns of a Host line,
/// or the argument of a criterion; nothing if there is none.
[[nodiscard]] std::optional<Span> only_exclusions(const Block& block, const Dialect& dialect);

/// The words of a Host line that hold a comma.
[[nodiscard]] std::vector<const Word*> words_with_commas(const Block& block);

}  // namespace sshplan
