#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "planner/migrate/change_witness.hpp"
#include "planner/migrate/read_state.hpp"

namespace sshplan {

/// What two states of configurations must have in common.
enum class Likeness : std::uint8_t {
    all_answers,     // whatever ssh -G prints, each route, and why ssh refuses
    no_new_refusal,  // only that ssh goes on wherever it did
};

/// Whether they have it.
struct Equivalence {
    std::optional<ChangeWitness> difference{};  // a case in which they have not
    std::vector<Note> gaps{};                   // why that is not known of all cases
    std::size_t cases = 0;                      // that were compared
    /// Whether of each target that changes the newest release in question goes on in some case:
    /// what it refuses altogether says nothing of what it would do.
    bool is_telling = true;

    [[nodiscard]] bool holds() const { return !difference && gaps.empty() && is_telling; }
};

/// Compares two states of the same targets: every invocation class of both, under every outcome of
/// the conditions, as each of the releases reads it; up to the first difference. `dialects` is not
/// empty, the newest is the last.
[[nodiscard]] Equivalence compare_answers(const ReadState& before,
                                          const ReadState& after,
                                          std::span<const Dialect> dialects,
                                          Likeness likeness);

}  // namespace sshplan
