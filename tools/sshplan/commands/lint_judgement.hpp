#pragma once

#include <vector>

#include "planner/lint/lint.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/session/caller.hpp"
#include "tools/sshplan/views/lint_answer.hpp"

namespace sshplan::cli {

/// Files that are to be judged, and why some cannot be.
struct Targets {
    std::vector<LintTarget> readable{};
    std::vector<Complaint> errors{};

    /// Takes a target in; if its top file cannot be read, only the reason.
    void take(const LintTarget& target);
};

/// Judges, and keeps what is needed to tell.
class Judgement {
public:
    Judgement(const Targets& targets,
              std::vector<Dialect> dialects,
              Conditions& conditions,
              const LintOptions& options,
              const Caller& caller);
    Judgement(const Judgement&) = delete;
    Judgement& operator=(const Judgement&) = delete;
    ~Judgement() = default;

    /// What the views need to know besides.
    [[nodiscard]] LintAnswer& answer() { return answer_; }

    /// Prints it; returns the exit status.
    [[nodiscard]] int tell() const;

private:
    const Conditions& conditions_;
    const LintOptions& options_;
    const Caller& caller_;
    LintReport report_;
    LintAnswer answer_;
};

}  // namespace sshplan::cli
