#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "planner/fix/fix_trial.hpp"
#include "planner/lint/lint.hpp"
#include "planner/migrate/migrate.hpp"

namespace sshplan {

/// Which fixes are wanted.
enum class FixWish : std::uint8_t {
    safe,  // that change no answer
    all,   // that make ssh refuse nothing
};

/// Judges configurations as they are read; a reading must outlive its report.
using Judge = std::function<LintReport(const ReadState& state)>;

/// What is fixed, and by whom.
struct FixOrder {
    FixWish wish = FixWish::safe;
    std::vector<Dialect> dialects{};  // the releases in question, oldest first; never empty
    TrialLimits limits{.cases = 400'000, .trials = 400};  // of each round
};

/// What became of files that were fixed, in memory.
struct FixedFiles {
    ReadState before{};
    std::vector<ChangedFile> changes{};
    std::vector<std::shared_ptr<const SourceFile>> others{};  // that `before` does not hold
    std::map<const Rule*, std::size_t> by_rule{};             // how many fixes of which
    std::size_t fixes = 0;
    bool is_settled = true;     // the last round found nothing more to fix
    bool are_all_tried = true;  // and tried out every fix
};

/// Applies the fixes of what is found, judges again what has come of it, and so on, until there is
/// nothing more to fix. A file that says that something else writes it is left alone.
[[nodiscard]] FixedFiles fix_files(World& machine,
                                   const StateReader& read,
                                   const Judge& judge,
                                   const FixOrder& order);

}  // namespace sshplan
