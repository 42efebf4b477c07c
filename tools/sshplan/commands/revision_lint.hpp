#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "planner/world/git_world.hpp"
#include "tools/sshplan/commands/configuration_source.hpp"
#include "tools/sshplan/commands/lint_options.hpp"
#include "tools/sshplan/commands/yardstick.hpp"
#include "tools/sshplan/session/caller.hpp"

namespace sshplan::cli {

/// `lint --since`: judges PATHs as a revision of their git repository has them, with the options,
/// settings and baseline of today.
class RevisionLint {
public:
    /// What it is given must outlive it. `dialects`: oldest first, not empty.
    RevisionLint(const LintOptions& options,
                 const std::vector<Dialect>& dialects,
                 const Conditions& conditions,
                 const BaselineFile& baseline,
                 const Caller& caller);

    /// What the revision has; or why nobody can say. What could not be judged there is said on
    /// standard error.
    [[nodiscard]] std::variant<RevisionFindings, WrongOption> run();

private:
    [[nodiscard]] std::variant<GitRepository, GitFault> repository();
    [[nodiscard]] std::string folder_of(const std::string& path) const;
    [[nodiscard]] RevisionFindings judge(GitWorld& world, const std::string& top);
    [[nodiscard]] std::vector<std::string> paths_in(const Caller& then);
    void tell_of(const std::string& text);

    const LintOptions& options_;
    const std::vector<Dialect>& dialects_;
    const Conditions& conditions_;
    const Yardstick yardstick_;
    const Caller& caller_;
    bool has_told_ = false;  // that something could not be judged
};

}  // namespace sshplan::cli
