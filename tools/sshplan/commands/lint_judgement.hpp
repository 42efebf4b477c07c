#pragma once

#include <optional>
#include <vector>

#include "planner/fix/fix_rounds.hpp"
#include "planner/lint/lint.hpp"
#include "planner/migrate/read_state.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/commands/yardstick.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// Judges configurations as the options of `lint` say, as often as their bytes change, and tells
/// what came of it last.
class Judgement {
public:
    /// What it is given must outlive it. `dialects`: oldest first, not empty.
    Judgement(const LintOptions& options,
              const std::vector<Dialect>& dialects,
              Conditions conditions,
              const Yardstick& yardstick,
              const Caller& caller);

    /// Judges what can be read of a state, which must outlive the report.
    [[nodiscard]] LintReport judge(const ReadState& state);

    /// Says of the fixes in a report which are safe.
    void label(LintReport& report, const ReadState& state, const StateReader& read) const;

    /// Prints a report of judge() and what else there is to say; returns the exit status.
    [[nodiscard]] int tell(const LintReport& report,
                           const ReadState& state,
                           const ConfigurationSource& source,
                           const FixedCount& fixed = {});

    /// Why something was not judged, of the last report.
    [[nodiscard]] const std::vector<Complaint>& errors() const { return errors_; }

private:
    [[nodiscard]] sshplan::LintOptions judged_as(const ReadState& state) const;
    void set_known_aside(LintReport& report, const ReadState& state) const;

    const LintOptions& options_;
    const std::vector<Dialect>& dialects_;
    Conditions asked_;                      // before anything was judged
    std::optional<Conditions> conditions_;  // of the last report
    std::vector<Complaint> errors_;
    const Yardstick& yardstick_;
    const Caller& caller_;
};

}  // namespace sshplan::cli
