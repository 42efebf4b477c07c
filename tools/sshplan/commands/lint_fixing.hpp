#pragma once

#include <vector>

#include "planner/fix/fix_rounds.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/commands/lint_judgement.hpp"
#include "tools/sshplan/commands/lint_options.hpp"

namespace sshplan::cli {

/// `lint --fix` and `lint --diff`.
class LintFixing {
public:
    /// What it is given must outlive it; `source` has looked.
    LintFixing(const LintOptions& options,
               const std::vector<Dialect>& dialects,
               const ConfigurationSource& source,
               Judgement& judgement,
               const Caller& caller);

    /// Does it, and returns the exit status.
    [[nodiscard]] int run();

private:
    [[nodiscard]] int print_patch() const;
    [[nodiscard]] int write();
    [[nodiscard]] int tell_written();
    [[nodiscard]] std::optional<std::string> fault_of_written() const;
    [[nodiscard]] FixedCount fixed() const;

    const LintOptions& options_;
    const std::vector<Dialect>& dialects_;
    const ConfigurationSource& source_;
    Judgement& judgement_;
    const Caller& caller_;
    FixedFiles files_;
};

}  // namespace sshplan::cli
