#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "planner/fix/equivalence.hpp"
#include "planner/lint/finding.hpp"

namespace sshplan {

/// Edits of several files, by their paths without links.
using EditsByPlace = std::map<std::string, EditList>;

/// How far fixes are tried.
struct TrialLimits {
    std::size_t cases = 40'000;  // compared in all
    std::size_t trials = 48;     // readings of the changed files
};

/// Which fixes must leave everything alike without the others, too.
enum class Alone : std::uint8_t {
    each,      // somebody may apply any of them: an editor
    doubtful,  // those that their rule does not take for safe: all are applied together
};

/// Tries out what fixes come to, on files that hold the changed bytes only in a reading.
class FixTrial {
public:
    /// What it is given must outlive it. `before` is what `read` makes of `machine`.
    FixTrial(World& machine,
             const StateReader& read,
             const ReadState& before,
             std::span<const Dialect> dialects,
             TrialLimits limits = {});

    /// Of the findings, whose fixes all are set, those whose fixes together leave that much alike:
    /// as many as can be found within the limits. One that overlaps an earlier one is left out.
    [[nodiscard]] std::vector<const Finding*> fitting(std::vector<const Finding*> findings,
                                                      Likeness likeness,
                                                      Alone alone);

    /// Whether a limit was met, so that some may not have been tried.
    [[nodiscard]] bool is_over() const { return left_.cases == 0 || left_.trials == 0; }

    /// The edits of fixes that fitting() returned.
    [[nodiscard]] EditsByPlace edits_of(std::span<const Finding* const> findings) const;

private:
    [[nodiscard]] std::string place_of(const SourceFile& file) const;
    [[nodiscard]] bool add(EditsByPlace& edits, const Finding& finding) const;
    [[nodiscard]] bool holds(std::span<const Finding* const> findings, Likeness likeness);
    [[nodiscard]] std::vector<const Finding*> fitting_alone(
        std::span<const Finding* const> findings, Likeness likeness);
    void grow(std::vector<const Finding*>& taken,
              std::span<const Finding* const> more,
              Likeness likeness);

    World& machine_;
    const StateReader& read_;
    const ReadState& before_;
    std::span<const Dialect> dialects_;
    TrialLimits left_;
    mutable std::map<const SourceFile*, std::string> places_;
};

/// Says of each fix of the findings whether it is safe: whether it leaves every answer as it is,
/// under every outcome, by itself and with all others that are safe. What was not tried is not.
void label_fixes(std::vector<Finding>& findings, FixTrial& trial);

}  // namespace sshplan
